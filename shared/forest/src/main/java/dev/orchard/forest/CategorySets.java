package dev.orchard.forest;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/** The sets of category codes that splits send left, as bits, one array of words for all. */
final class CategorySets {
  static final CategorySets NONE = new CategorySets(new long[0], new int[1]);

  /** Of more padded words too few stay in the caches; 8 MiB. */
  private static final int MOST_PADDED_WORDS = 1 << 20;

  private final long[] words;

  /** Where each set starts in {@link #words}, and after the last where it ends. */
  private final int[] starts;

  private final int outside;

  CategorySets(long[] words, int[] starts) {
    this.words = words;
    this.starts = starts;
    outside = IntStream.range(0, count()).map(set -> set(set).length()).max().orElse(0);
  }

  int count() {
    return starts.length - 1;
  }

  boolean isEmpty() {
    return starts.length == 1;
  }

  long[] words() {
    return words;
  }

  int[] starts() {
    return starts;
  }

  /** A code that is in no set, the least above all that are. */
  int outside() {
    return outside;
  }

  /** What stands for a code that is in every set. */
  int everywhere() {
    return outside + 1;
  }

  /** Whether the set holds a code, from 0 to {@link #everywhere}. */
  boolean contains(int set, int code) {
    int word = starts[set] + (code >>> 6);
    return code > outside || (word < starts[set + 1] && ((words[word] >>> code) & 1) != 0);
  }

  /**
   * All sets as bits, each set as wide as the widest.
   *
   * @param words whose bit {@code (set << widthBits) + code} is 1 if the set holds the code, from 0
   *     to {@link #everywhere}
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
  record Padded(long[] words, int widthBits) {}

  /** Empty if that would take too much memory. */
  Optional<Padded> padded() {
    int widthBits = Integer.SIZE - Integer.numberOfLeadingZeros(everywhere());
    long wordCount = (((long) count() << widthBits) + Long.SIZE - 1) / Long.SIZE;
    if (wordCount > MOST_PADDED_WORDS) {
      return Optional.empty();
    }
    long[] padded = new long[(int) wordCount];
    for (int set = 0; set < count(); set++) {
      int first = set << widthBits;
      BitSet codes = set(set);
      for (int code = codes.nextSetBit(0); code >= 0; code = codes.nextSetBit(code + 1)) {
        mark(padded, first + code);
      }
      mark(padded, first + everywhere());
    }
    return Optional.of(new Padded(padded, widthBits));
  }

  private static void mark(long[] words, int bit) {
    words[bit >>> 6] |= 1L << bit;
  }

  BitSet set(int index) {
    return BitSet.valueOf(Arrays.copyOfRange(words, starts[index], starts[index + 1]));
  }

  long sizeInBytes() {
    return 8L * words.length + 4L * starts.length;
  }
}
