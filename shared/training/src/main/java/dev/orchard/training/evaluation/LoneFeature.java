package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.Arrays;

/**
 * How well one feature predicts the label all by itself: the mean label of the training rows in
 * each of many bins of the feature, tried on test rows. A feature that needs no other is mostly one
 * that is known only after the label is.
 */
public final class LoneFeature {
  private static final int MOST_BINS = 256;

  /** Means of fewer rows follow chance. */
  private static final int LEAST_ROWS_A_BIN = 20;

  /** An area over fewer test rows of a class may be 1 by chance. */
  private static final int LEAST_TEST_ROWS_OF_A_CLASS = 10;

  private final double[] edges;
  private final int[] trainingBins;

  /**
   * Cuts the feature into bins.
   *
   * @param training its values in the training rows, NaN where missing; a code where they are
   *     categories
   */
  public LoneFeature(double[] training) {
    double[] sorted =
        Arrays.stream(training).filter(value -> !Double.isNaN(value)).sorted().toArray();
    int bins = Math.max(2, Math.min(MOST_BINS, sorted.length / LEAST_ROWS_A_BIN));
    double[] cuts = new double[bins - 1];
    for (int i = 0; i < cuts.length && sorted.length > 0; i++) {
      cuts[i] = sorted[(int) ((long) sorted.length * (i + 1) / bins)];
    }
    this.edges = Arrays.stream(cuts).distinct().toArray();
    this.trainingBins = bins(training);
  }

  /** One bin a row: how many edges the value reaches, and one more bin for missing ones. */
  private int[] bins(double[] values) {
    int[] bins = new int[values.length];
    for (int row = 0; row < values.length; row++) {
      int found = Arrays.binarySearch(edges, values[row]);
      int reached = found >= 0 ? found + 1 : -found - 1;
      bins[row] = Double.isNaN(values[row]) ? edges.length + 1 : reached;
    }
    return bins;
  }

  /** The mean target of the training rows in the bins of the test rows. */
  private double[] predict(double[] targets, double[] test) {
    double[] sums = new double[edges.length + 2];
    double[] counts = new double[edges.length + 2];
    double overall = Arrays.stream(targets).average().orElse(0);
    for (int row = 0; row < targets.length; row++) {
      sums[trainingBins[row]] += targets[row];
      counts[trainingBins[row]]++;
    }
    return Arrays.stream(bins(test))
        .mapToDouble(bin -> counts[bin] == 0 ? overall : sums[bin] / counts[bin])
        .toArray();
  }

  /** R2 on the test rows; a straight line counts as well, which a copy of the label is. */
  public double r2(double[] training, double[] targets, double[] test, double[] testTargets) {
    double binned = r2(predict(targets, test), testTargets);
    double meanValue = Arrays.stream(training).average().orElse(Double.NaN);
    double meanTarget = Arrays.stream(targets).average().orElse(Double.NaN);
    double together = 0;
    double alone = 0;
    for (int row = 0; row < targets.length; row++) {
      together += (training[row] - meanValue) * (targets[row] - meanTarget);
      alone += (training[row] - meanValue) * (training[row] - meanValue);
    }
    double slope = together / alone;
    double[] line =
        Arrays.stream(test).map(value -> meanTarget + slope * (value - meanValue)).toArray();
    double straight = r2(line, testTargets);
    return straight > binned ? straight : binned;
  }

  /**
   * The area under the ROC curve on the test rows, for more than two classes the mean over each
   * against the rest; NaN if a class has too few test rows.
   */
  public double rocAuc(double[] targets, double[] test, double[] testTargets, int classCount) {
    double sum = 0;
    int first = classCount == 2 ? 1 : 0;
    for (int code = first; code < classCount; code++) {
      int wanted = code;
      double[] shares =
          predict(Arrays.stream(targets).map(t -> t == wanted ? 1 : 0).toArray(), test);
      boolean[] positives = new boolean[testTargets.length];
      int count = 0;
      for (int row = 0; row < positives.length; row++) {
        positives[row] = testTargets[row] == code;
        count += positives[row] ? 1 : 0;
      }
      if (Math.min(count, positives.length - count) < LEAST_TEST_ROWS_OF_A_CLASS) {
        return Double.NaN;
      }
      int[] ones = new int[positives.length];
      Arrays.fill(ones, 1);
      sum += new RankedAreas(shares, positives).roc(ones);
    }
    return sum / (classCount - first);
  }

  private static double r2(double[] predictions, double[] truths) {
    return new NumberMeasures(predictions, truths).measureAll().getOrDefault(Metric.R2, Double.NaN);
  }
}
