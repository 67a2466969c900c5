package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.List;
import java.util.Optional;

/**
 * Regression: the value as it is, an interval around it, a confidence that is the same for every
 * row.
 */
final class NumberOutput implements Output {
  private static final double CONFIDENCE_INTERVAL_LEVEL = 0.9;

  private final Optional<Conformal> conformal;
  private final Actions actions;
  private final double confidence;

  NumberOutput(Optional<Conformal> conformal, Optional<LabelRange> labelRange, Actions actions) {
    this.conformal = conformal;
    this.actions = actions;
    this.confidence =
        conformal.isPresent() && labelRange.isPresent()
            ? confidence(conformal.get(), labelRange.get())
            : Double.NaN;
  }

  private static double confidence(Conformal conformal, LabelRange labels) {
    double intervalWidth = 2 * conformal.halfWidth(CONFIDENCE_INTERVAL_LEVEL);
    if (labels.width() == 0) {
      return intervalWidth == 0 ? 1 : 0;
    }
    return Math.max(0, Math.min(1, 1 - intervalWidth / labels.width()));
  }

  @Override
  public boolean accepts(int outputCount) {
    return outputCount == 1;
  }

  @Override
  public Prediction predict(
      double[] scores, int offset, int outputCount, ScoreOptions options, List<Warning> warnings) {
    double value = scores[offset];
    return new NumberPrediction(
        value,
        confidence,
        conformal.map(intervals -> intervals.around(value, options.confidenceLevel())),
        actions.recommend(value),
        warnings);
  }
}
