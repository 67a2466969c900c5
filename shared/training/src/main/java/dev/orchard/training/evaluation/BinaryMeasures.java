package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Measures of a classifier of two classes. */
public final class BinaryMeasures {
  /** Keeps one confident mistake from making the log loss infinite. */
  static final double PROBABILITY_MARGIN = 1e-15;

  private static final double DECISION = 0.5;

  private BinaryMeasures() {}

  /**
   * Measures probabilities; at 0.5 and above the positive class counts as predicted. What is
   * undefined, such as an AUC without positive rows, is left out.
   *
   * @param probabilities of the positive class, one a row
   * @param positives whether the row is positive
   */
  public static Map<Metric, Double> of(double[] probabilities, boolean[] positives) {
    int truePositives = 0;
    int falsePositives = 0;
    int falseNegatives = 0;
    double squares = 0;
    for (int row = 0; row < positives.length; row++) {
      boolean predicted = probabilities[row] >= DECISION;
      truePositives += predicted && positives[row] ? 1 : 0;
      falsePositives += predicted && !positives[row] ? 1 : 0;
      falseNegatives += !predicted && positives[row] ? 1 : 0;
      double difference = probabilities[row] - (positives[row] ? 1 : 0);
      squares += difference * difference;
    }
    double rows = positives.length;
    // Tribuo and scikit-learn call a precision without predictions 0 too.
    double precision = ratio(truePositives, truePositives + falsePositives);
    double recall = ratio(truePositives, truePositives + falseNegatives);
    double harmonic = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.ACCURACY, (rows - falsePositives - falseNegatives) / rows);
    measures.put(Metric.PRECISION, precision);
    measures.put(Metric.RECALL, recall);
    measures.put(Metric.F1_SCORE, harmonic);
    measures.put(Metric.LOG_LOSS, logLoss(probabilities, positives));
    measures.put(Metric.BRIER_SCORE, squares / rows);
    measures.put(Metric.ROC_AUC, rocAuc(probabilities, positives));
    measures.put(Metric.PR_AUC, averagePrecision(probabilities, positives));
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** The mean negative logarithm of the probability given to what happened, in nats. */
  static double logLoss(double[] probabilities, boolean[] positives) {
    double sum = 0;
    for (int row = 0; row < positives.length; row++) {
      double right = positives[row] ? probabilities[row] : 1 - probabilities[row];
      sum -= Math.log(Math.min(1, Math.max(PROBABILITY_MARGIN, right)));
    }
    return sum / positives.length;
  }

  /** How often a positive row is above a negative one, ties counting half (Mann and Whitney). */
  static double rocAuc(double[] scores, boolean[] positives) {
    int[] order = ascending(scores);
    double rankSum = 0;
    long count = 0;
    int from = 0;
    while (from < order.length) {
      int to = from;
      while (to < order.length && scores[order[to]] == scores[order[from]]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      for (int i = from; i < to; i++) {
        rankSum += positives[order[i]] ? rank : 0;
        count += positives[order[i]] ? 1 : 0;
      }
      from = to;
    }
    long negatives = scores.length - count;
    return (rankSum - count * (count + 1) / 2.0) / ((double) count * negatives);
  }

  /** The mean of precision over the steps of recall, without interpolation. */
  static double averagePrecision(double[] scores, boolean[] positives) {
    int[] order = ascending(scores);
    long found = 0;
    double sum = 0;
    int from = order.length;
    while (from > 0) {
      int to = from;
      long before = found;
      double score = scores[order[from - 1]];
      while (to > 0 && scores[order[to - 1]] == score) {
        to--;
        found += positives[order[to]] ? 1 : 0;
      }
      sum += (found - before) * ((double) found / (order.length - to));
      from = to;
    }
    return sum / found;
  }

  private static int[] ascending(double[] scores) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, index -> index);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
  }
}
