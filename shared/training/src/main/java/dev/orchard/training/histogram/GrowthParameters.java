package dev.orchard.training.histogram;

/**
 * How a forest is grown.
 *
 * @param trees how many, at least 1
 * @param maximumDepth splits from the root to a leaf at the most, at least 1
 * @param minimumLeafWeight the least training weight on either side of a split
 * @param featuresPerSplit how many features, drawn anew, each node chooses from
 * @param sampleFraction the rows drawn for a tree, with replacement, as a share of all; above 0
 * @param seed decides every draw; equal seeds on equal data grow equal forests
 * @param threads how many trees grow at once; changes nothing but the time
 */
public record GrowthParameters(
    int trees,
    int maximumDepth,
    double minimumLeafWeight,
    int featuresPerSplit,
    double sampleFraction,
    long seed,
    int threads) {
  public GrowthParameters {
    require(trees >= 1, "trees", "at least 1", trees);
    require(maximumDepth >= 1, "maximumDepth", "at least 1", maximumDepth);
    require(minimumLeafWeight > 0, "minimumLeafWeight", "above 0", minimumLeafWeight);
    require(featuresPerSplit >= 1, "featuresPerSplit", "at least 1", featuresPerSplit);
    require(
        sampleFraction > 0 && sampleFraction <= 1,
        "sampleFraction",
        "above 0, at most 1",
        sampleFraction);
    require(threads >= 1, "threads", "at least 1", threads);
  }

  /** Bags as large as the table. */
  public GrowthParameters(
      int trees,
      int maximumDepth,
      double minimumLeafWeight,
      int featuresPerSplit,
      long seed,
      int threads) {
    this(trees, maximumDepth, minimumLeafWeight, featuresPerSplit, 1, seed, threads);
  }

  private static void require(boolean holds, String name, String expected, Number found) {
    if (!holds) {
      throw new IllegalArgumentException(name + " must be " + expected + ", not " + found);
    }
  }
}
