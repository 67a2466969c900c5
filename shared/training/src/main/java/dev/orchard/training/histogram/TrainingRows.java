package dev.orchard.training.histogram;

import java.util.Arrays;
import java.util.List;

/**
 * What a forest learns from, column by column.
 *
 * <p>A regression has one number a row. A binary classification has one as well, 1 for the positive
 * class and 0 for the other: its Gini impurity is twice the variance of that number, so both split
 * alike. Of more classes each is an output of its own, and the sum over them of the squares in
 * {@link SplitScan} is Gini's again.
 */
public final class TrainingRows {
  private final List<BinnedColumn> columns;
  private final double[] targets;
  private final int outputCount;
  private final double[] weights;

  private TrainingRows(
      List<BinnedColumn> columns, double[] targets, int outputCount, double[] weights) {
    this.columns = List.copyOf(columns);
    this.targets = targets;
    this.outputCount = outputCount;
    this.weights = weights;
    if (columns.isEmpty() || weights.length == 0) {
      throw new IllegalArgumentException("a forest needs a feature and a row at least");
    }
    for (BinnedColumn column : columns) {
      requireRows(column.rows(), weights.length);
    }
    requireRows(targets.length, weights.length);
  }

  /**
   * Rows of which a number is learned, or the probability of 1 where there are zeros and ones. The
   * arrays are taken as they are and must not be written afterwards.
   *
   * @param columns the features, in the forest's order
   * @param weights of the rows, such as a class's weight
   */
  public static TrainingRows ofNumbers(
      List<BinnedColumn> columns, double[] targets, double[] weights) {
    return new TrainingRows(columns, targets, 1, weights);
  }

  /**
   * Rows of which a class is learned, with an output a class.
   *
   * @param codes of the classes, from 0
   * @param classCount 2 or more
   */
  public static TrainingRows ofClasses(
      List<BinnedColumn> columns, double[] codes, int classCount, double[] weights) {
    if (classCount < 2 || !Arrays.stream(codes).allMatch(code -> code >= 0 && code < classCount)) {
      throw new IllegalArgumentException("two classes or more, and codes below their number");
    }
    return new TrainingRows(columns, codes, classCount, weights);
  }

  private static void requireRows(int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException("a column has " + found + " rows, not " + expected);
    }
  }

  List<BinnedColumn> columns() {
    return columns;
  }

  /** The numbers, or the codes of the classes. */
  double[] targets() {
    return targets;
  }

  double[] weights() {
    return weights;
  }

  int rowCount() {
    return weights.length;
  }

  int outputCount() {
    return outputCount;
  }

  /** Whether counting rows, and ones among them, says all: zeros and ones of equal weight. */
  boolean areCounts() {
    return outputCount == 1
        && Arrays.stream(targets).allMatch(target -> target == 0 || target == 1)
        && Arrays.stream(weights).allMatch(weight -> weight == 1);
  }
}
