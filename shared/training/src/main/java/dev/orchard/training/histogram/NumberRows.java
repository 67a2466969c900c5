package dev.orchard.training.histogram;

/** Rows with a number, or a weighted zero or one, to learn. */
final class NumberRows implements BagRows {
  private static final int BINS = 256;

  private final int[] rows;
  private final double[] weights;
  private final double[] weighted;
  private final int[] rowsGoingRight;
  private final double[] weightsGoingRight;
  private final double[] weightedGoingRight;
  private final double[] targets;
  private final TouchedBins touched = new TouchedBins();

  /** Weight and weighted sum of each bin, side by side. */
  private final double[] sums = new double[2 * BINS];

  NumberRows(TrainingRows source, int[] timesDrawn, int distinct) {
    rows = new int[distinct];
    weights = new double[distinct];
    weighted = new double[distinct];
    rowsGoingRight = new int[distinct];
    weightsGoingRight = new double[distinct];
    weightedGoingRight = new double[distinct];
    targets = source.targets();
    int at = 0;
    for (int row = 0; row < timesDrawn.length; row++) {
      if (timesDrawn[row] > 0) {
        rows[at] = row;
        weights[at] = timesDrawn[row] * source.weights()[row];
        weighted[at] = weights[at] * targets[row];
        at++;
      }
    }
  }

  @Override
  public int size() {
    return rows.length;
  }

  @Override
  public void sum(int start, int end, double[] total) {
    double weight = 0;
    double sum = 0;
    for (int i = start; i < end; i++) {
      weight += weights[i];
      sum += weighted[i];
    }
    total[0] = weight;
    total[1] = sum;
  }

  @Override
  public boolean isPure(int start, int end) {
    double first = targets[rows[start]];
    for (int i = start + 1; i < end; i++) {
      if (targets[rows[i]] != first) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void fill(BinnedColumn column, int start, int end, BinSums to) {
    byte[] bins = column.bins();
    int count;
    if (end - start >= MANY) {
      for (int i = start; i < end; i++) {
        int at = (bins[rows[i]] & 0xFF) << 1;
        sums[at] += weights[i];
        sums[at + 1] += weighted[i];
      }
      count = 0;
      for (int bin = 0; bin < BINS; bin++) {
        to.bin[count] = bin;
        count += sums[2 * bin] != 0 ? 1 : 0;
      }
    } else {
      for (int i = start; i < end; i++) {
        int bin = bins[rows[i]] & 0xFF;
        touched.add(bin);
        sums[bin << 1] += weights[i];
        sums[(bin << 1) + 1] += weighted[i];
      }
      count = touched.drainTo(to.bin);
    }
    to.count = count;
    for (int i = 0; i < count; i++) {
      int at = to.bin[i] << 1;
      to.weight[i] = sums[at];
      to.sum[i] = sums[at + 1];
      sums[at] = 0;
      sums[at + 1] = 0;
    }
  }

  /** Writes each row to both sides and lets the other overwrite it: no branch to mispredict. */
  @Override
  public int partition(byte[] bins, Split split, int start, int end) {
    int left = start;
    int right = 0;
    for (int i = start; i < end; i++) {
      int row = rows[i];
      double weight = weights[i];
      double sum = weighted[i];
      int goesLeft = split.leftBit(bins[row] & 0xFF);
      rows[left] = row;
      weights[left] = weight;
      weighted[left] = sum;
      rowsGoingRight[right] = row;
      weightsGoingRight[right] = weight;
      weightedGoingRight[right] = sum;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    System.arraycopy(rowsGoingRight, 0, rows, left, right);
    System.arraycopy(weightsGoingRight, 0, weights, left, right);
    System.arraycopy(weightedGoingRight, 0, weighted, left, right);
    return left;
  }
}
