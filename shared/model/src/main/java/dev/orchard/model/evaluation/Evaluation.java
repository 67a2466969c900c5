package dev.orchard.model.evaluation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What held-out rows said of a version, beside its metrics. Whatever a version was made without is
 * empty.
 *
 * @param split how the rows were held out, for people
 * @param resamples that the bounds rest on
 * @param bounds by the metric's word
 * @param rocCurve of two classes, from the highest threshold to the lowest, at most {@link
 *     #MOST_POINTS}
 * @param calibrationCurve by rising probability: of the positive class, or with more than two
 *     classes of the predicted one
 * @param calibrationLosses the cross-fitted log loss of each calibration that was tried, by method
 * @param coverage by rising level
 * @param notes on how it was measured
 * @param warnings about the training data that people should know before they rely on the version
 */
public record Evaluation(
    String split,
    int resamples,
    Map<String, Bounds> bounds,
    Optional<ConfusionMatrix> confusionMatrix,
    List<RocPoint> rocCurve,
    List<CalibrationPoint> calibrationCurve,
    Map<String, Double> calibrationLosses,
    List<Coverage> coverage,
    List<String> notes,
    List<String> warnings) {
  /** No more points of a curve are kept. */
  public static final int MOST_POINTS = 200;

  /** Nothing was measured beside the metrics, if those. */
  public static final Evaluation NONE =
      new Evaluation(
          "",
          0,
          Map.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          List.of(),
          List.of(),
          List.of());

  public Evaluation {
    bounds = Collections.unmodifiableMap(new TreeMap<>(bounds));
    rocCurve = List.copyOf(rocCurve);
    calibrationCurve = List.copyOf(calibrationCurve);
    calibrationLosses = Collections.unmodifiableMap(new TreeMap<>(calibrationLosses));
    coverage = List.copyOf(coverage);
    notes = List.copyOf(notes);
    warnings = List.copyOf(warnings);
    if (rocCurve.size() > MOST_POINTS || calibrationCurve.size() > MOST_POINTS) {
      throw new IllegalArgumentException("A curve has at most " + MOST_POINTS + " points");
    }
  }
}
