package dev.orchard.training.histogram;

import java.util.Arrays;

/**
 * A node's best split so far.
 *
 * <p>Mutable, and one for each growing tree: a tree looks at millions of candidates.
 */
final class Split {
  /** Weighted decrease of variance, or half that of Gini impurity. */
  double gain;

  int feature;

  /** The last bin of a number that goes left. */
  int bin;

  /** Which of the 256 bins go left, the missing one among them. */
  final long[] binsGoingLeft = new long[4];

  /** Forgets all; from here a split counts only if it gains more than {@code leastGain}. */
  void clear(double leastGain) {
    gain = leastGain;
    feature = -1;
  }

  boolean isFound() {
    return feature >= 0;
  }

  void become(int newFeature, int newBin, double newGain) {
    feature = newFeature;
    bin = newBin;
    gain = newGain;
    Arrays.fill(binsGoingLeft, 0);
  }

  void sendLeft(int candidate) {
    binsGoingLeft[candidate >>> 6] |= 1L << candidate;
  }

  boolean goesLeft(int candidate) {
    return contains(binsGoingLeft, 0, candidate);
  }

  /** Whether the 256 bits that start at {@code offset} words hold a bin. */
  static boolean contains(long[] words, int offset, int candidate) {
    return (words[offset + (candidate >>> 6)] >>> candidate & 1) != 0;
  }
}
