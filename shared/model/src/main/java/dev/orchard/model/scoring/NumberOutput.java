package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.List;
import java.util.Optional;

/**
 * Regression: the value as it is, an interval around it, and a confidence that follows its width.
 */
final class NumberOutput implements Output {
  private static final double CONFIDENCE_INTERVAL_LEVEL = 0.9;

  private final Optional<Conformal> conformal;
  private final Optional<LabelRange> labelRange;
  private final Actions actions;

  NumberOutput(Optional<Conformal> conformal, Optional<LabelRange> labelRange, Actions actions) {
    this.conformal = conformal;
    this.labelRange = labelRange;
    this.actions = actions;
  }

  private double confidence(double value) {
    if (conformal.isEmpty() || labelRange.isEmpty()) {
      return Double.NaN;
    }
    double intervalWidth = 2 * conformal.get().halfWidth(value, CONFIDENCE_INTERVAL_LEVEL);
    double labelWidth = labelRange.get().width();
    if (labelWidth == 0) {
      return intervalWidth == 0 ? 1 : 0;
    }
    return Math.max(0, Math.min(1, 1 - intervalWidth / labelWidth));
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
        confidence(value),
        conformal.map(intervals -> intervals.around(value, options.confidenceLevel())),
        actions.recommend(value),
        warnings);
  }
}
