package dev.orchard.training.histogram;

import java.util.Arrays;

/**
 * A node's best split so far.
 *
 * <p>Mutable, and one for each growing tree: a tree looks at millions of candidates.
 */
final class Split {
  private static final int SET = -1;

  /** Words of 64 bits for 256 bins. */
  static final int WORDS = 4;

  /** Weighted decrease of variance, or half that of Gini impurity. */
  double gain;

  int feature;

  /** The last bin of a number that goes left; {@link #SET} where a set of bins does. */
  int bin;

  /** Which of the 256 bins go left, the missing one among them. */
  private final long[] binsGoingLeft = new long[WORDS];

  /** Forgets all; from here a split counts only if it gains more than {@code leastGain}. */
  void clear(double leastGain) {
    gain = leastGain;
    feature = -1;
  }

  boolean isFound() {
    return feature >= 0;
  }

  /** Sends every bin up to the cut left, and the missing rows as told. */
  void becomeCut(int newFeature, int cut, boolean missingGoesLeft, double newGain) {
    become(newFeature, cut, newGain);
    int word = cut >>> 6;
    Arrays.fill(binsGoingLeft, 0, word, -1L);
    binsGoingLeft[word] = -1L >>> (63 - (cut & 63));
    if (missingGoesLeft) {
      sendLeft(BinnedColumn.MISSING);
    }
  }

  /**
   * Sends the first bins of an order left, or else the last ones: those never seen go right, which
   * is to be the heavier side.
   */
  void becomeSet(
      int newFeature, BinSums sums, int[] order, int first, boolean firstGoLeft, double newGain) {
    become(newFeature, SET, newGain);
    for (int i = firstGoLeft ? 0 : first; i < (firstGoLeft ? first : sums.count); i++) {
      sendLeft(sums.bin[order[i]]);
    }
  }

  /** Sends the bins left that words of bits hold. */
  void becomeWords(int newFeature, long[] words, int offset, double newGain) {
    become(newFeature, SET, newGain);
    System.arraycopy(words, offset, binsGoingLeft, 0, WORDS);
  }

  void copyTo(long[] words, int offset) {
    System.arraycopy(binsGoingLeft, 0, words, offset, WORDS);
  }

  boolean isSet() {
    return bin == SET;
  }

  private void become(int newFeature, int newBin, double newGain) {
    feature = newFeature;
    bin = newBin;
    gain = newGain;
    Arrays.fill(binsGoingLeft, 0);
  }

  private void sendLeft(int candidate) {
    binsGoingLeft[candidate >>> 6] |= 1L << candidate;
  }

  /** 1 if a bin goes left, otherwise 0. */
  int leftBit(int candidate) {
    return (int) (binsGoingLeft[candidate >>> 6] >>> candidate) & 1;
  }

  boolean missingGoesLeft() {
    return leftBit(BinnedColumn.MISSING) == 1;
  }
}
