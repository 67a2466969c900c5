package dev.orchard.training.histogram;

import java.util.Arrays;

/** Rows with one of many classes to learn. */
final class ClassRows implements BagRows {
  private static final int BINS = 256;

  private final int classCount;
  private final int[] rows;
  private final int[] codes;
  private final double[] weights;
  private final int[] rowsGoingRight;
  private final int[] codesGoingRight;
  private final double[] weightsGoingRight;
  private final TouchedBins touched = new TouchedBins();

  /** The weight of each class, all of a bin side by side. */
  private final double[] sums;

  ClassRows(TrainingRows source, int[] timesDrawn, int distinct) {
    classCount = source.outputCount();
    rows = new int[distinct];
    codes = new int[distinct];
    weights = new double[distinct];
    rowsGoingRight = new int[distinct];
    codesGoingRight = new int[distinct];
    weightsGoingRight = new double[distinct];
    sums = new double[BINS * classCount];
    int at = 0;
    for (int row = 0; row < timesDrawn.length; row++) {
      if (timesDrawn[row] > 0) {
        rows[at] = row;
        codes[at] = (int) source.targets()[row];
        weights[at] = timesDrawn[row] * source.weights()[row];
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
    Arrays.fill(total, 0);
    for (int i = start; i < end; i++) {
      total[1 + codes[i]] += weights[i];
    }
    for (int code = 0; code < classCount; code++) {
      total[0] += total[1 + code];
    }
  }

  @Override
  public boolean isPure(int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (codes[i] != codes[start]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void fill(BinnedColumn column, int start, int end, BinSums to) {
    byte[] bins = column.bins();
    for (int i = start; i < end; i++) {
      int bin = bins[rows[i]] & 0xFF;
      touched.add(bin);
      sums[bin * classCount + codes[i]] += weights[i];
    }
    to.count = touched.drainTo(to.bin);
    for (int i = 0; i < to.count; i++) {
      int from = to.bin[i] * classCount;
      double weight = 0;
      for (int code = 0; code < classCount; code++) {
        double sum = sums[from + code];
        weight += sum;
        to.sum[i * classCount + code] = sum;
        sums[from + code] = 0;
      }
      to.weight[i] = weight;
    }
  }

  @Override
  public int partition(byte[] bins, Split split, int start, int end) {
    int left = start;
    int right = 0;
    for (int i = start; i < end; i++) {
      int row = rows[i];
      int code = codes[i];
      double weight = weights[i];
      int goesLeft = split.leftBit(bins[row] & 0xFF);
      rows[left] = row;
      codes[left] = code;
      weights[left] = weight;
      rowsGoingRight[right] = row;
      codesGoingRight[right] = code;
      weightsGoingRight[right] = weight;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    System.arraycopy(rowsGoingRight, 0, rows, left, right);
    System.arraycopy(codesGoingRight, 0, codes, left, right);
    System.arraycopy(weightsGoingRight, 0, weights, left, right);
    return left;
  }
}
