package dev.orchard.training.histogram;

import java.util.List;

/**
 * What a forest learns from, column by column.
 *
 * <p>A regression has one target column. A binary classification has one as well, 1 for the
 * positive class and 0 for the other: its Gini impurity is twice the variance of that column, so
 * both split alike. Further classes have one 0/1 column each, and the sum over them of the squares
 * below is Gini's again.
 */
public final class TrainingRows {
  private final List<BinnedColumn> columns;
  private final double[][] targets;
  private final double[] weights;

  /**
   * Takes the arrays as they are; they must not be written afterwards.
   *
   * @param columns the features, in the forest's order
   * @param targets {@code [output][row]}
   * @param weights of the rows, such as a class's weight
   */
  public TrainingRows(List<BinnedColumn> columns, double[][] targets, double[] weights) {
    this.columns = List.copyOf(columns);
    this.targets = targets;
    this.weights = weights;
    if (columns.isEmpty() || targets.length == 0 || weights.length == 0) {
      throw new IllegalArgumentException("a forest needs a feature, a target and a row at least");
    }
    for (BinnedColumn column : columns) {
      requireRows(column.rows(), weights.length);
    }
    for (double[] target : targets) {
      requireRows(target.length, weights.length);
    }
  }

  private static void requireRows(int found, int expected) {
    if (found != expected) {
      throw new IllegalArgumentException("a column has " + found + " rows, not " + expected);
    }
  }

  List<BinnedColumn> columns() {
    return columns;
  }

  double[][] targets() {
    return targets;
  }

  double[] weights() {
    return weights;
  }

  int rowCount() {
    return weights.length;
  }

  int outputCount() {
    return targets.length;
  }
}
