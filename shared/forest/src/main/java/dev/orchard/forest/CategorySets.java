package dev.orchard.forest;

import java.util.Arrays;
import java.util.BitSet;

/** The sets of category codes that splits send left, as bits, one array of words for all. */
final class CategorySets {
  static final CategorySets NONE = new CategorySets(new long[0], new int[1]);

  private final long[] words;

  /** Where each set starts in {@link #words}, and after the last where it ends. */
  private final int[] starts;

  CategorySets(long[] words, int[] starts) {
    this.words = words;
    this.starts = starts;
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

  /** Whether a row with this key, see {@link FeatureKeys}, goes left. */
  boolean goesLeft(int set, int rowKey) {
    if (rowKey < 0) {
      return rowKey == FeatureKeys.MISSING_LEFT;
    }
    int word = starts[set] + (rowKey >>> 6);
    return word < starts[set + 1] && ((words[word] >>> rowKey) & 1) != 0;
  }

  BitSet set(int index) {
    return BitSet.valueOf(Arrays.copyOfRange(words, starts[index], starts[index + 1]));
  }

  long sizeInBytes() {
    return 8L * words.length + 4L * starts.length;
  }
}
