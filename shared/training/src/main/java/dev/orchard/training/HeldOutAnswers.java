package dev.orchard.training;

import dev.orchard.model.evaluation.Bounds;
import dev.orchard.model.evaluation.ConfusionMatrix;
import dev.orchard.model.evaluation.Coverage;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.spec.Metric;
import dev.orchard.training.evaluation.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;

/**
 * What a candidate's answers for the held-out rows are worth.
 *
 * @param classes of a classification
 * @param baseline how the answers are distributed
 * @param coverage of its intervals or sets; empty if it makes none
 */
record HeldOutAnswers(
    Optional<Classes> classes,
    Measured measured,
    FeatureBaseline baseline,
    List<Coverage> coverage) {
  private static final double USUAL_LEVEL = 0.9;
  private static final double[] LEVELS = {0.80, USUAL_LEVEL, 0.95};

  /**
   * Asks for the answers and measures them.
   *
   * @param answering gives the answers with intervals or sets of a level
   */
  static HeldOutAnswers of(DoubleFunction<HeldOutPredictions> answering, long seed) {
    HeldOutPredictions usual = answering.apply(USUAL_LEVEL);
    List<Coverage> coverage = new ArrayList<>();
    for (double level : LEVELS) {
      HeldOutPredictions answers = level == USUAL_LEVEL ? usual : answering.apply(level);
      answers.coverage(level).ifPresent(coverage::add);
    }
    return new HeldOutAnswers(usual.classes(), usual.measured(seed), usual.baseline(), coverage);
  }

  Map<Metric, Double> metrics() {
    return measured.metrics();
  }

  /** The metrics by their words. */
  Map<String, Double> named() {
    Map<String, Double> named = new TreeMap<>();
    metrics().forEach((metric, value) -> named.put(metric.word(), value));
    return named;
  }

  /** All that a manifest keeps beside the metrics. */
  Evaluation evaluation(Candidate candidate, String split, List<String> warnings) {
    Map<String, Bounds> bounds = new TreeMap<>();
    measured.bounds().forEach((metric, value) -> bounds.put(metric.word(), value));
    return new Evaluation(
        split,
        measured.resamples(),
        bounds,
        classes.map(known -> new ConfusionMatrix(known.names(), measured.confusion())),
        measured.roc(),
        measured.calibration(),
        candidate.fitted().calibration().losses(),
        coverage,
        measured.notes(),
        warnings);
  }
}
