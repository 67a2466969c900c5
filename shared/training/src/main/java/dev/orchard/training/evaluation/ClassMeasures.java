package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.EnumMap;
import java.util.Map;

/** Measures of a classifier of more than two classes; those by class are averaged over classes. */
public final class ClassMeasures {
  private ClassMeasures() {}

  /**
   * Measures probabilities.
   *
   * @param probabilities {@code [row][class]}
   * @param classes the true class of each row
   */
  public static Map<Metric, Double> of(double[][] probabilities, int[] classes, int classCount) {
    double right = 0;
    double logLoss = 0;
    double brier = 0;
    double[] truths = new double[classCount];
    double[] predictions = new double[classCount];
    double[] hits = new double[classCount];
    for (int row = 0; row < classes.length; row++) {
      int best = 0;
      for (int code = 0; code < classCount; code++) {
        best = probabilities[row][code] > probabilities[row][best] ? code : best;
        double difference = probabilities[row][code] - (classes[row] == code ? 1 : 0);
        brier += difference * difference;
      }
      truths[classes[row]]++;
      predictions[best]++;
      hits[best] += best == classes[row] ? 1 : 0;
      right += best == classes[row] ? 1 : 0;
      double given = probabilities[row][classes[row]];
      logLoss -= Math.log(Math.max(BinaryMeasures.PROBABILITY_MARGIN, given));
    }
    double precision = 0;
    double recall = 0;
    double harmonic = 0;
    for (int code = 0; code < classCount; code++) {
      precision += predictions[code] == 0 ? 0 : hits[code] / predictions[code] / classCount;
      recall += truths[code] == 0 ? 0 : hits[code] / truths[code] / classCount;
      double both = predictions[code] + truths[code];
      harmonic += both == 0 ? 0 : 2 * hits[code] / both / classCount;
    }
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.ACCURACY, right / classes.length);
    measures.put(Metric.PRECISION, precision);
    measures.put(Metric.RECALL, recall);
    measures.put(Metric.F1_SCORE, harmonic);
    measures.put(Metric.LOG_LOSS, logLoss / classes.length);
    measures.put(Metric.BRIER_SCORE, brier / classes.length);
    return measures;
  }
}
