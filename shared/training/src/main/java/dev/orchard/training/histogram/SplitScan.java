package dev.orchard.training.histogram;

/**
 * Judges the cuts of one feature in one node.
 *
 * <p>With weight w and sums s_k of the outputs on a side, that side scores sum_k s_k^2 / w; the
 * gain of a split is the two sides' score less the node's (Breiman et al. 1984, chapters 4 and 8).
 * The values of a category are ordered by their mean in the node, missing like any other, and cut
 * in that order; a bin that the node never saw goes with the heavier side.
 */
interface SplitScan {
  /**
   * Turns to a node.
   *
   * @param total its weight, then its sum of each output
   * @return its score
   */
  double begin(double[] total);

  /** Cuts between bins, with the missing rows on either side, and missing from all others. */
  void numbers(int feature, BinSums sums, Split best);

  /** Cuts the bins in the order of their means. */
  void categories(int feature, BinSums sums, Split best);

  /** The last bin that goes left when the cut is behind one of the bins present. */
  static int cutBehind(BinSums sums, int place, int numbers) {
    return place == numbers - 1
        ? BinnedColumn.MISSING - 1
        : (sums.bin[place] + sums.bin[place + 1] - 1) >>> 1;
  }
}
