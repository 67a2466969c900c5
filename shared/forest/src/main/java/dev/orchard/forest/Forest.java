package dev.orchard.forest;

/**
 * An ensemble of decision trees, ready to score. Immutable and safe for use by many threads; scores
 * without allocating once a thread has scored its first row.
 *
 * <p>A row holds one double for each feature, in the order of training. NaN is a missing value;
 * infinities are values like any other. A category is its code: 0, 1, 2, ….
 */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow
public final class Forest {
  Forest() {}

  public int featureCount() {
    throw new UnsupportedOperationException();
  }

  public int outputCount() {
    throw new UnsupportedOperationException();
  }

  public int treeCount() {
    throw new UnsupportedOperationException();
  }

  public int nodeCount() {
    throw new UnsupportedOperationException();
  }

  /** What the forest takes in memory, in bytes, to a few hundred. */
  public long sizeInBytes() {
    throw new UnsupportedOperationException();
  }

  public Aggregation aggregation() {
    throw new UnsupportedOperationException();
  }

  public Link link() {
    throw new UnsupportedOperationException();
  }

  public InputPrecision precision() {
    throw new UnsupportedOperationException();
  }

  /** The margin of one output before any tree is added. */
  public double baseScore(int output) {
    throw new UnsupportedOperationException();
  }

  /** A view of one tree, numbered from 0 in the order in which the trees were added. */
  public Tree tree(int index) {
    throw new UnsupportedOperationException();
  }

  /**
   * Scores one row, before the link.
   *
   * @param row {@link #featureCount()} values, NaN where missing
   * @param output takes {@link #outputCount()} margins
   */
  public void margin(double[] row, double[] output) {
    throw new UnsupportedOperationException();
  }

  /**
   * Scores one row.
   *
   * @param row {@link #featureCount()} values, NaN where missing
   * @param output takes {@link #outputCount()} scores
   */
  public void score(double[] row, double[] output) {
    throw new UnsupportedOperationException();
  }

  /**
   * Scores many rows; each gets exactly the answer that {@link #score} gives it alone.
   *
   * @param rows the rows one after another, {@code rowCount * featureCount} values or more
   * @param output takes {@code rowCount * outputCount} scores, row after row
   */
  public void scoreBlock(double[] rows, int rowCount, double[] output) {
    throw new UnsupportedOperationException();
  }
}
