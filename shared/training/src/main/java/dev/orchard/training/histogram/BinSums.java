package dev.orchard.training.histogram;

/**
 * The sums of the bins that a node's rows lie in, in the order of the bins, empty ones left out.
 */
final class BinSums {
  private static final int BINS = 256;

  int count;
  final int[] bin = new int[BINS];
  final double[] weight = new double[BINS];

  /** Weighted sums of the outputs, all of a bin side by side. */
  final double[] sum;

  final int outputCount;

  BinSums(int outputCount) {
    this.outputCount = outputCount;
    this.sum = new double[BINS * outputCount];
  }

  boolean endsWithMissing() {
    return count > 0 && bin[count - 1] == BinnedColumn.MISSING;
  }
}
