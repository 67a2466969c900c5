package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the model says about one row. */
public sealed interface Prediction permits NumberPrediction, ClassPrediction {
  /**
   * How far to trust it, from 0 to 1. Classification: the calibrated probability of the class
   * returned. Regression: {@code 1 - width of the 90 % interval / width between the 5th and 95th
   * percentile of the label in training}, clamped. NaN if the version was made without intervals.
   */
  double confidence();

  Optional<String> recommendedAction();

  List<Warning> warnings();

  /** The calibrated probability of the positive class, where there is one. */
  OptionalDouble probability();
}
