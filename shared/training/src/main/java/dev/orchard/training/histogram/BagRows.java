package dev.orchard.training.histogram;

/**
 * The rows of one tree's bag, each once, in the order of the tree's nodes: the rows of a node lie
 * side by side, and what a row adds to a sum lies beside its number, so that memory is read
 * forwards. Only bins are fetched by row number, a byte each.
 */
interface BagRows {
  /** From so many rows on, looking through all bins costs less than noting which were touched. */
  int MANY = 512;

  /**
   * The bag of a tree.
   *
   * @param timesDrawn by row number; rows drawn never are left out
   */
  static BagRows of(TrainingRows rows, int[] timesDrawn, int distinct) {
    if (rows.outputCount() > 1) {
      return new ClassRows(rows, timesDrawn, distinct);
    }
    return rows.areCounts()
        ? new CountedRows(rows, timesDrawn, distinct)
        : new NumberRows(rows, timesDrawn, distinct);
  }

  int size();

  /** Sets a node's weight, then its weighted sum of each output. */
  void sum(int start, int end, double[] total);

  /** Whether all rows of a node have the same target. */
  boolean isPure(int start, int end);

  /** Adds a node's rows up by bin. */
  void fill(BinnedColumn column, int start, int end, BinSums sums);

  /**
   * Brings the rows that go left to the front, each side in its old order.
   *
   * @return where the rows that go right begin
   */
  int partition(byte[] bins, Split split, int start, int end);
}
