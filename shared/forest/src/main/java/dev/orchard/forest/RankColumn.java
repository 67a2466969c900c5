package dev.orchard.forest;

import java.util.Arrays;

/**
 * A question that oblivious trees ask of a feature, with an answer of 7 bits: a rank. Splits
 * compare it with a rank of their own, from 1 on, and send the row left if it is less.
 */
abstract sealed class RankColumn permits NumberColumn, SetColumn {
  /** The largest rank; the eighth bit of a byte is needed to compare eight ranks at a time. */
  static final int MOST = 127;

  private final int feature;

  RankColumn(int feature) {
    this.feature = feature;
  }

  /** The rank of a value, NaN where missing; from 0 to {@link #most}. */
  abstract int rank(double value);

  /** The largest rank in this column. */
  abstract int most();

  abstract long sizeInBytes();

  final int feature() {
    return feature;
  }

  final int rankOf(double[] rows, int rowStart) {
    return rank(rows[rowStart + feature]);
  }

  /**
   * Writes ranks as bytes, the first {@code ranks.length} of them the lowest of each word, the next
   * as many the second lowest, and so on, each plus 128.
   *
   * @param rows where each row has {@code stride} values
   */
  final void fill(double[] rows, int rowStart, int stride, int rowCount, long[] ranks) {
    Arrays.fill(ranks, ByteLanes.HIGH_BITS);
    int next = rowStart + feature;
    for (int lane = 0; lane < ByteLanes.COUNT; lane++) {
      int count = Math.min(ranks.length, rowCount - lane * ranks.length);
      for (int word = 0; word < count; word++) {
        ranks[word] += (long) rank(rows[next]) << ByteLanes.shift(lane);
        next += stride;
      }
    }
  }
}
