package dev.orchard.forest;

/** Adds to the margins of many rows what every tree says of them. Safe for use by many threads. */
interface BlockSum {
  /**
   * Adds up rows; each gets, bit for bit, what {@link RowSum} gives it alone.
   *
   * @param margins of all rows, started
   */
  void addRows(double[] rows, int rowCount, double[] margins);

  /** What this takes in memory besides the trees, in bytes. */
  long sizeInBytes();
}
