package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.EnumMap;
import java.util.Map;
import org.tribuo.classification.evaluation.LabelEvaluation;

/**
 * Measures of a classifier of two classes; at 0.5 and above the positive class counts as predicted.
 * What is undefined, such as an AUC without positive rows, is left out.
 */
public final class BinaryMeasures implements CountedMeasures {
  /** Keeps one confident mistake from making the log loss infinite. */
  static final double PROBABILITY_MARGIN = 1e-15;

  private static final double DECISION = 0.5;

  private final double[] probabilities;
  private final boolean[] positives;
  private final double[] losses;
  private final RankedAreas areas;
  private final CalibrationError calibration;

  BinaryMeasures(double[] probabilities, boolean[] positives) {
    this.probabilities = probabilities;
    this.positives = positives;
    this.losses = losses(probabilities, positives);
    this.areas = new RankedAreas(probabilities, positives);
    this.calibration = new CalibrationError(probabilities, positives);
  }

  /**
   * Measures probabilities, by Tribuo where it offers the measure.
   *
   * @param probabilities of the positive class, one a row
   * @param positives whether the row is positive
   */
  public static Map<Metric, Double> of(double[] probabilities, boolean[] positives) {
    Map<Metric, Double> measures = new BinaryMeasures(probabilities, positives).measureAll();
    measures.putAll(
        TribuoMeasures.ofTwoClasses(
            evaluation(probabilities, positives), probabilities, positives));
    return measures;
  }

  static LabelEvaluation evaluation(double[] probabilities, boolean[] positives) {
    int[] predicted = new int[positives.length];
    int[] truths = new int[positives.length];
    for (int row = 0; row < truths.length; row++) {
      predicted[row] = probabilities[row] >= DECISION ? 1 : 0;
      truths[row] = positives[row] ? 1 : 0;
    }
    return TribuoMeasures.evaluation(predicted, truths, 2);
  }

  @Override
  public int rowCount() {
    return positives.length;
  }

  @Override
  public Map<Metric, Double> measure(int[] counts) {
    double truePositives = 0;
    double falsePositives = 0;
    double falseNegatives = 0;
    double rows = 0;
    double squares = 0;
    double loss = 0;
    for (int row = 0; row < counts.length; row++) {
      int count = counts[row];
      boolean predicted = probabilities[row] >= DECISION;
      truePositives += predicted && positives[row] ? count : 0;
      falsePositives += predicted && !positives[row] ? count : 0;
      falseNegatives += !predicted && positives[row] ? count : 0;
      double difference = probabilities[row] - (positives[row] ? 1 : 0);
      squares += count * difference * difference;
      loss += count * losses[row];
      rows += count;
    }
    // Tribuo and scikit-learn call a precision without predictions 0 too.
    double precision = ratio(truePositives, truePositives + falsePositives);
    double recall = ratio(truePositives, truePositives + falseNegatives);
    double harmonic = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    double wrong = falsePositives + falseNegatives;
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.ACCURACY, (rows - wrong) / rows);
    measures.put(Metric.PRECISION, precision);
    measures.put(Metric.RECALL, recall);
    measures.put(Metric.F1_SCORE, harmonic);
    measures.put(Metric.LOG_LOSS, loss / rows);
    measures.put(Metric.BRIER_SCORE, squares / rows);
    measures.put(Metric.CALIBRATION_ERROR, calibration.measure(counts));
    measures.put(Metric.ROC_AUC, areas.roc(counts));
    measures.put(Metric.PR_AUC, areas.averagePrecision(counts));
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** The negative logarithm of the probability given to what happened, in nats, row by row. */
  private static double[] losses(double[] probabilities, boolean[] positives) {
    double[] losses = new double[positives.length];
    for (int row = 0; row < positives.length; row++) {
      double right = positives[row] ? probabilities[row] : 1 - probabilities[row];
      losses[row] = -Math.log(Math.min(1, Math.max(PROBABILITY_MARGIN, right)));
    }
    return losses;
  }

  /** The mean of those. */
  static double logLoss(double[] probabilities, boolean[] positives) {
    double sum = 0;
    for (double loss : losses(probabilities, positives)) {
      sum += loss;
    }
    return sum / positives.length;
  }
}
