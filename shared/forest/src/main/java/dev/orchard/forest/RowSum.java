package dev.orchard.forest;

/** Adds to the margins of a row what every tree says of it. Safe for use by many threads. */
interface RowSum {
  /**
   * Adds up one row.
   *
   * @param rowStart where the row stands in {@code rows}
   * @param marginStart where its margins stand in {@code margins}, started
   */
  void addRow(double[] rows, int rowStart, double[] margins, int marginStart);

  /** What this takes in memory besides the trees, in bytes. */
  long sizeInBytes();
}
