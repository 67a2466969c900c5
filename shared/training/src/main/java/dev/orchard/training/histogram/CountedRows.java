package dev.orchard.training.histogram;

/**
 * Rows of zeros and ones that weigh as often as they were drawn. A row is one number: its own in
 * the low 32 bits, above it how often it was drawn, and above that the same again if it is a one.
 * Sums of many rows are whole numbers too, two in a {@code long}, and a row costs one addition.
 */
final class CountedRows implements BagRows {
  private static final int BINS = 256;
  private static final int DRAWN = 32;
  private static final int ONES = 48;

  /** Far above how often any row is drawn: that is Poisson of mean 1. */
  private static final int MOST_DRAWS = (1 << 15) - 1;

  private static final long LOW = 0xFFFF_FFFFL;

  private final long[] rows;
  private final long[] goingRight;
  private final TouchedBins touched = new TouchedBins();

  /** Ones in the high half, rows in the low one; two of them, for rows in turn. */
  private final long[] sums = new long[2 * BINS];

  CountedRows(TrainingRows source, int[] timesDrawn, int distinct) {
    rows = new long[distinct];
    goingRight = new long[distinct];
    double[] targets = source.targets();
    int at = 0;
    for (int row = 0; row < timesDrawn.length; row++) {
      if (timesDrawn[row] > 0) {
        long drawn = Math.min(timesDrawn[row], MOST_DRAWS);
        long ones = targets[row] == 1 ? drawn : 0;
        rows[at++] = (ones << ONES) | (drawn << DRAWN) | row;
      }
    }
  }

  @Override
  public int size() {
    return rows.length;
  }

  private static long counts(long row) {
    return ((row >>> ONES) << DRAWN) | ((row >>> DRAWN) & 0xFFFF);
  }

  @Override
  public void sum(int start, int end, double[] total) {
    long sum = 0;
    for (int i = start; i < end; i++) {
      sum += counts(rows[i]);
    }
    total[0] = sum & LOW;
    total[1] = sum >>> DRAWN;
  }

  @Override
  public boolean isPure(int start, int end) {
    boolean one = rows[start] >>> ONES != 0;
    for (int i = start + 1; i < end; i++) {
      if ((rows[i] >>> ONES != 0) != one) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void fill(BinnedColumn column, int start, int end, BinSums to) {
    if (end - start >= MANY) {
      fillMany(column.bins(), start, end);
      to.count = 0;
      for (int bin = 0; bin < BINS; bin++) {
        keep(bin, sums[bin] + sums[BINS + bin], to);
        sums[bin] = 0;
        sums[BINS + bin] = 0;
      }
      return;
    }
    byte[] bins = column.bins();
    for (int i = start; i < end; i++) {
      long row = rows[i];
      int bin = bins[(int) row] & 0xFF;
      touched.add(bin);
      sums[bin] += counts(row);
    }
    int count = touched.drainTo(to.bin);
    to.count = 0;
    for (int i = 0; i < count; i++) {
      int bin = to.bin[i];
      keep(bin, sums[bin], to);
      sums[bin] = 0;
    }
  }

  /** Neighbours often share a bin: in turn they do not wait for one another. */
  private void fillMany(byte[] bins, int start, int end) {
    int i = start;
    for (; i < end - 1; i += 2) {
      long first = rows[i];
      long second = rows[i + 1];
      sums[bins[(int) first] & 0xFF] += counts(first);
      sums[BINS + (bins[(int) second] & 0xFF)] += counts(second);
    }
    if (i < end) {
      sums[bins[(int) rows[i]] & 0xFF] += counts(rows[i]);
    }
  }

  private static void keep(int bin, long sum, BinSums to) {
    if (sum != 0) {
      int at = to.count++;
      to.bin[at] = bin;
      to.weight[at] = sum & LOW;
      to.sum[at] = sum >>> DRAWN;
    }
  }

  /** Writes each row to both sides and lets the other overwrite it: no branch to mispredict. */
  @Override
  public int partition(byte[] bins, Split split, int start, int end) {
    int left = start;
    int right = 0;
    for (int i = start; i < end; i++) {
      long row = rows[i];
      int goesLeft = split.leftBit(bins[(int) row] & 0xFF);
      rows[left] = row;
      goingRight[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    System.arraycopy(goingRight, 0, rows, left, right);
    return left;
  }
}
