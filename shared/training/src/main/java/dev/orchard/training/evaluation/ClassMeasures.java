package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Measures of a classifier of more than two classes; those by class are averaged over classes,
 * areas one class against the rest. The calibration error is that of the predicted class.
 */
public final class ClassMeasures implements CountedMeasures {
  /** Areas of more classes cost too much in every resample, and are left out. */
  static final int MOST_CLASSES_WITH_AREAS = 20;

  private final int[] classes;
  private final int[] predicted;
  private final double[] losses;
  private final double[] squares;
  private final int classCount;
  private final CalibrationError calibration;
  private final List<RankedAreas> areas = new ArrayList<>();

  ClassMeasures(double[][] probabilities, int[] classes, int classCount) {
    this.classes = classes;
    this.classCount = classCount;
    this.predicted = predicted(probabilities);
    this.losses = new double[classes.length];
    this.squares = new double[classes.length];
    double[] promised = new double[classes.length];
    boolean[] right = new boolean[classes.length];
    for (int row = 0; row < classes.length; row++) {
      promised[row] = probabilities[row][predicted[row]];
      right[row] = predicted[row] == classes[row];
      double given = probabilities[row][classes[row]];
      losses[row] = -Math.log(Math.max(BinaryMeasures.PROBABILITY_MARGIN, given));
      for (int code = 0; code < classCount; code++) {
        double difference = probabilities[row][code] - (classes[row] == code ? 1 : 0);
        squares[row] += difference * difference;
      }
    }
    this.calibration = new CalibrationError(promised, right);
    for (int code = 0; classCount <= MOST_CLASSES_WITH_AREAS && code < classCount; code++) {
      areas.add(areas(probabilities, classes, code));
    }
  }

  /**
   * Measures probabilities, by Tribuo where it offers the measure.
   *
   * @param probabilities {@code [row][class]}
   * @param classes the true class of each row
   */
  public static Map<Metric, Double> of(double[][] probabilities, int[] classes, int classCount) {
    Map<Metric, Double> measures =
        new ClassMeasures(probabilities, classes, classCount).measureAll();
    measures.putAll(
        TribuoMeasures.ofClasses(
            TribuoMeasures.evaluation(predicted(probabilities), classes, classCount)));
    return measures;
  }

  /** The most probable class of each row; the first of equals. */
  static int[] predicted(double[][] probabilities) {
    int[] predicted = new int[probabilities.length];
    for (int row = 0; row < predicted.length; row++) {
      for (int code = 1; code < probabilities[row].length; code++) {
        boolean better = probabilities[row][code] > probabilities[row][predicted[row]];
        predicted[row] = better ? code : predicted[row];
      }
    }
    return predicted;
  }

  private static RankedAreas areas(double[][] probabilities, int[] classes, int code) {
    double[] scores = new double[classes.length];
    boolean[] positives = new boolean[classes.length];
    for (int row = 0; row < classes.length; row++) {
      scores[row] = probabilities[row][code];
      positives[row] = classes[row] == code;
    }
    return new RankedAreas(scores, positives);
  }

  @Override
  public int rowCount() {
    return classes.length;
  }

  @Override
  public Map<Metric, Double> measure(int[] counts) {
    double rows = 0;
    double right = 0;
    double loss = 0;
    double square = 0;
    double[] truths = new double[classCount];
    double[] predictions = new double[classCount];
    double[] hits = new double[classCount];
    for (int row = 0; row < counts.length; row++) {
      int count = counts[row];
      boolean hit = predicted[row] == classes[row];
      truths[classes[row]] += count;
      predictions[predicted[row]] += count;
      hits[classes[row]] += hit ? count : 0;
      right += hit ? count : 0;
      loss += count * losses[row];
      square += count * squares[row];
      rows += count;
    }
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.ACCURACY, right / rows);
    measures.put(Metric.LOG_LOSS, loss / rows);
    measures.put(Metric.BRIER_SCORE, square / rows);
    measures.put(Metric.CALIBRATION_ERROR, calibration.measure(counts));
    putByClass(measures, truths, predictions, hits);
    if (!areas.isEmpty()) {
      measures.put(Metric.ROC_AUC, mean(areas.stream().mapToDouble(a -> a.roc(counts)).toArray()));
      measures.put(
          Metric.PR_AUC,
          mean(areas.stream().mapToDouble(a -> a.averagePrecision(counts)).toArray()));
    }
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  private static void putByClass(
      Map<Metric, Double> measures, double[] truths, double[] predictions, double[] hits) {
    double precision = 0;
    double recall = 0;
    double harmonic = 0;
    for (int code = 0; code < truths.length; code++) {
      double both = predictions[code] + truths[code];
      precision += predictions[code] == 0 ? 0 : hits[code] / predictions[code];
      recall += truths[code] == 0 ? 0 : hits[code] / truths[code];
      harmonic += both == 0 ? 0 : 2 * hits[code] / both;
    }
    measures.put(Metric.PRECISION, precision / truths.length);
    measures.put(Metric.RECALL, recall / truths.length);
    measures.put(Metric.F1_SCORE, harmonic / truths.length);
  }

  /** Over the classes that occur; of others no area is defined. */
  private static double mean(double[] values) {
    double sum = 0;
    int defined = 0;
    for (double value : values) {
      sum += Double.isNaN(value) ? 0 : value;
      defined += Double.isNaN(value) ? 0 : 1;
    }
    return sum / defined;
  }
}
