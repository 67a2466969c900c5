package dev.orchard.training.histogram;

import java.util.Arrays;

/** Which of 256 bins a small node's rows lie in, so that the others cost nothing. */
final class TouchedBins {
  private final long[] words = new long[4];

  void add(int bin) {
    words[bin >>> 6] |= 1L << bin;
  }

  /** Writes the bins in their order, forgets them, and says how many there were. */
  int drainTo(int[] bins) {
    int count = 0;
    for (int word = 0; word < words.length; word++) {
      for (long bits = words[word]; bits != 0; bits &= bits - 1) {
        bins[count++] = (word << 6) + Long.numberOfTrailingZeros(bits);
      }
    }
    Arrays.fill(words, 0);
    return count;
  }
}
