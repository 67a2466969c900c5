package dev.orchard.forest;

/** Sums of many rows, one after the other as {@link RowSum} has them. */
record RowByRow(int featureCount, int outputCount, RowSum rowSum) implements BlockSum {
  @Override
  public void addRows(double[] rows, int rowCount, double[] margins) {
    for (int row = 0; row < rowCount; row++) {
      rowSum.addRow(rows, row * featureCount, margins, row * outputCount);
    }
  }

  @Override
  public long sizeInBytes() {
    return 0;
  }
}
