package dev.orchard.training.evaluation;

import dev.orchard.model.evaluation.Bounds;
import dev.orchard.model.evaluation.CalibrationPoint;
import dev.orchard.model.evaluation.RocPoint;
import dev.orchard.model.spec.Metric;
import java.util.List;
import java.util.Map;

/**
 * What predictions of held-out rows are worth, with how sure that is.
 *
 * @param metrics finite ones
 * @param bounds of them, from resamples
 * @param confusion how often which class was predicted for which, one list a true class; empty for
 *     numbers
 * @param roc of two classes
 * @param calibration of classes
 * @param notes on how it was measured
 */
public record Measured(
    Map<Metric, Double> metrics,
    Map<Metric, Bounds> bounds,
    int resamples,
    List<List<Long>> confusion,
    List<RocPoint> roc,
    List<CalibrationPoint> calibration,
    List<String> notes) {
  private static final String BINS =
      "calibration_error is the mean distance of promise and truth over "
          + CalibrationError.BINS
          + " equally wide bins of the probability";

  /** Of the probability of the positive class. */
  public static Measured ofTwoClasses(double[] probabilities, boolean[] positives, long seed) {
    BinaryMeasures measures = new BinaryMeasures(probabilities, positives);
    Map<Metric, Double> metrics = BinaryMeasures.of(probabilities, positives);
    Bootstrap bootstrap = new Bootstrap(measures, seed);
    return new Measured(
        metrics,
        bootstrap.bounds(metrics),
        bootstrap.resamples(),
        TribuoMeasures.confusion(BinaryMeasures.evaluation(probabilities, positives), 2),
        Curves.roc(probabilities, positives),
        Curves.calibration(probabilities, positives),
        List.of(BINS));
  }

  /** Of the probabilities {@code [row][class]}. */
  public static Measured ofClasses(
      double[][] probabilities, int[] classes, int classCount, long seed) {
    ClassMeasures measures = new ClassMeasures(probabilities, classes, classCount);
    Map<Metric, Double> metrics = ClassMeasures.of(probabilities, classes, classCount);
    Bootstrap bootstrap = new Bootstrap(measures, seed);
    int[] predicted = ClassMeasures.predicted(probabilities);
    double[] promised = new double[classes.length];
    boolean[] right = new boolean[classes.length];
    for (int row = 0; row < classes.length; row++) {
      promised[row] = probabilities[row][predicted[row]];
      right[row] = predicted[row] == classes[row];
    }
    return new Measured(
        metrics,
        bootstrap.bounds(metrics),
        bootstrap.resamples(),
        TribuoMeasures.confusion(
            TribuoMeasures.evaluation(predicted, classes, classCount), classCount),
        List.of(),
        Curves.calibration(promised, right),
        List.of(
            BINS + " that the predicted class was given",
            "precision, recall, f1_score and areas are means over the classes, each against the"
                + " rest"));
  }

  public static Measured ofNumbers(double[] predictions, double[] truths, long seed) {
    NumberMeasures measures = new NumberMeasures(predictions, truths);
    Map<Metric, Double> metrics = NumberMeasures.of(predictions, truths);
    Bootstrap bootstrap = new Bootstrap(measures, seed);
    long zeros = NumberMeasures.zeros(truths);
    return new Measured(
        metrics,
        bootstrap.bounds(metrics),
        bootstrap.resamples(),
        List.of(),
        List.of(),
        List.of(),
        zeros == 0
            ? List.of()
            : List.of(
                "mape leaves out the "
                    + zeros
                    + " of "
                    + truths.length
                    + " test rows whose label is 0"));
  }
}
