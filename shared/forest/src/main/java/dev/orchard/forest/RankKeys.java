package dev.orchard.forest;

/**
 * Keys of a double forest: how many of the feature's distinct thresholds lie at or below the value.
 *
 * <p>A tree only ever asks on which side of a threshold a value lies. With the distinct thresholds
 * {@code t[1] < t[2] < … < t[n]} of a feature, {@code value < t[k]} says the same as {@code
 * rank(value) < k}, where the rank counts the thresholds that are not above the value. So one
 * binary search a feature and row replaces every comparison of doubles, exactly, and a node needs 4
 * bytes for its threshold in place of 8. The idea is QuickScorer's sorted thresholds (Lucchese et
 * al., SIGIR 2015) and the binning of histogram trainers (LightGBM, Ke et al., NIPS 2017), used
 * without their approximation.
 */
final class RankKeys extends FeatureKeys {
  /** The distinct thresholds of each feature as {@link OrderedBits}, ascending. */
  private final long[][] thresholds;

  RankKeys(int featureCount, CategorySets sets, long[][] thresholds) {
    super(featureCount, sets);
    this.thresholds = thresholds;
  }

  @Override
  long[][] thresholds() {
    return thresholds;
  }

  @Override
  int keyOf(int feature, double value) {
    long[] sorted = thresholds[feature];
    long wanted = OrderedBits.of(value);
    int start = 0;
    for (int length = sorted.length; length > 0; ) {
      int half = (length + 1) >>> 1;
      start = sorted[start + half - 1] <= wanted ? start + half : start;
      length -= half;
    }
    return start;
  }

  @Override
  double threshold(int feature, int key) {
    return OrderedBits.toDouble(Math.min(thresholds[feature][key - 1], OrderedBits.DOUBLE_HIGHEST));
  }

  @Override
  boolean isAboveInfinity(int feature, int key) {
    return thresholds[feature][key - 1] > OrderedBits.DOUBLE_HIGHEST;
  }

  @Override
  boolean isThreshold(int feature, int key) {
    return key >= 1 && key <= thresholds[feature].length;
  }

  @Override
  double rounded(double value) {
    return value;
  }

  @Override
  long sizeInBytes() {
    long bytes = 0;
    for (long[] sorted : thresholds) {
      bytes += 16 + 8L * sorted.length;
    }
    return bytes;
  }
}
