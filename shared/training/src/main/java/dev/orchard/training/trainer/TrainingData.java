package dev.orchard.training.trainer;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Encoded rows, column by column, and what is to be predicted of them.
 *
 * @param columns one array a feature, NaN where missing; shared, not to be changed
 * @param targets one a row: the value to predict, or the code of the class
 * @param classCount 0 for regression, otherwise the number of classes, 2 or more
 * @param weights how much each row counts, above 0; shared, not to be changed
 * @param categories the features whose values are category codes; shared, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
public record TrainingData(
    double[][] columns, double[] targets, int classCount, double[] weights, BitSet categories) {
  public TrainingData {
    for (double[] column : columns) {
      if (column.length != targets.length) {
        throw new IllegalArgumentException("every column holds one value a row");
      }
    }
    if (weights.length != targets.length) {
      throw new IllegalArgumentException("one weight a row");
    }
    if (classCount == 1 || classCount < 0) {
      throw new IllegalArgumentException("no classes, or two and more");
    }
  }

  /** Rows that count once each. */
  public TrainingData(double[][] columns, double[] targets, int classCount, BitSet categories) {
    this(columns, targets, classCount, ones(targets.length), categories);
  }

  /** Rows of numbers alone. */
  public TrainingData(double[][] columns, double[] targets, int classCount) {
    this(columns, targets, classCount, new BitSet());
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1.0);
    return ones;
  }

  /** The same rows with the weights of their classes, by code. */
  public TrainingData withClassWeights(double[] weightOfClass) {
    double[] weighted = Arrays.stream(targets).map(target -> weightOfClass[(int) target]).toArray();
    return new TrainingData(columns, targets, classCount, weighted, categories);
  }

  /** Whether every row counts once. */
  public boolean isUnweighted() {
    return Arrays.stream(weights).allMatch(weight -> weight == 1.0);
  }

  /** How many rows have each class. */
  public int[] rowsOfClass() {
    int[] counts = new int[classCount];
    for (double target : targets) {
      counts[(int) target]++;
    }
    return counts;
  }

  public int rowCount() {
    return targets.length;
  }

  public int featureCount() {
    return columns.length;
  }

  public boolean isRegression() {
    return classCount == 0;
  }

  /** The values that a leaf holds: the mean, the share of class 1, or the share of every class. */
  public int outputCount() {
    return classCount <= 2 ? 1 : classCount;
  }

  /** The given rows, in the given order. */
  public TrainingData rows(int[] rows) {
    double[][] chosen = new double[columns.length][rows.length];
    double[] chosenTargets = new double[rows.length];
    double[] chosenWeights = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int feature = 0; feature < columns.length; feature++) {
        chosen[feature][i] = columns[feature][rows[i]];
      }
      chosenTargets[i] = targets[rows[i]];
      chosenWeights[i] = weights[rows[i]];
    }
    return new TrainingData(chosen, chosenTargets, classCount, chosenWeights, categories);
  }

  /** Row after row, as a forest scores blocks. */
  public double[] rowMajor() {
    int width = columns.length;
    double[] rows = new double[targets.length * width];
    for (int feature = 0; feature < width; feature++) {
      double[] column = columns[feature];
      for (int row = 0; row < column.length; row++) {
        rows[row * width + feature] = column[row];
      }
    }
    return rows;
  }
}
