package dev.orchard.forest;

import java.util.Arrays;

/**
 * How many of at most {@value RankColumn#MOST} thresholds lie at or below a number.
 *
 * <p>Finding that out costs more than all comparisons of oblivious trees, so it starts from a
 * guess: the span of the thresholds is cut into equal buckets, and each knows how many thresholds
 * lie in those before it. The bucket of a number never falls as the number grows, hence a threshold
 * in an earlier bucket lies below the number and one in a later bucket above, and only those of its
 * own bucket are searched, mostly one. Where the thresholds have no finite span there is one
 * bucket, and the search is the usual one.
 */
final class NumberColumn extends RankColumn {
  private static final int BUCKETS = 1 << 10;

  private final FeatureKeys featureKeys;
  private final int missingRank;
  private final int most;

  /** As {@link FeatureKeys#order} has them, ascending, and then as many of the largest long. */
  private final long[] thresholds;

  private final double lowest;
  private final double bucketsPerUnit;

  /** By bucket: the thresholds in those before it. */
  private final byte[] before;

  /** The first step of the search within a bucket; halved until it is 0. */
  private final int firstStep;

  /**
   * Makes a column.
   *
   * @param thresholds as {@link FeatureKeys#order} has them, ascending, one at least
   */
  NumberColumn(FeatureKeys featureKeys, int slot, long[] thresholds) {
    super(featureKeys.featureOf(slot));
    this.featureKeys = featureKeys;
    most = thresholds.length;
    missingRank = featureKeys.missingGoesLeft(slot) ? 0 : most;
    double first = number(thresholds[0]);
    double perUnit = (BUCKETS - 1) / (number(thresholds[most - 1]) - first);
    boolean spans = Double.isFinite(first) && Double.isFinite(perUnit);
    lowest = spans ? first : 0.0;
    bucketsPerUnit = spans ? perUnit : 0.0;
    before = new byte[BUCKETS];
    int[] counts = new int[BUCKETS];
    for (long threshold : thresholds) {
      counts[bucket(number(threshold))]++;
    }
    int sum = 0;
    for (int bucket = 0; bucket < BUCKETS; bucket++) {
      before[bucket] = (byte) sum;
      sum += counts[bucket];
    }
    firstStep = Integer.highestOneBit(Arrays.stream(counts).max().orElseThrow());
    this.thresholds = Arrays.copyOf(thresholds, most + 2 * firstStep);
    Arrays.fill(this.thresholds, most, this.thresholds.length, Long.MAX_VALUE);
  }

  private static double number(long threshold) {
    return OrderedBits.toDouble(Math.min(threshold, OrderedBits.DOUBLE_HIGHEST));
  }

  private int bucket(double number) {
    int bucket = (int) ((number - lowest) * bucketsPerUnit);
    return Math.min(Math.max(bucket, 0), BUCKETS - 1);
  }

  @Override
  int rank(double value) {
    if (Double.isNaN(value)) {
      return missingRank;
    }
    double number = featureKeys.rounded(value);
    int rank = before[bucket(number)];
    long wanted = OrderedBits.of(number);
    for (int step = firstStep; step > 0; step >>= 1) {
      rank = thresholds[rank + step - 1] <= wanted ? rank + step : rank;
    }
    return rank;
  }

  @Override
  int most() {
    return most;
  }

  @Override
  long sizeInBytes() {
    return before.length + 8L * thresholds.length + 100;
  }
}
