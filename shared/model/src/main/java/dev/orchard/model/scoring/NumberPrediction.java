package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A predicted number, in the unit of the label. */
public record NumberPrediction(
    double value,
    double confidence,
    Optional<Interval> interval,
    Optional<String> recommendedAction,
    List<Warning> warnings)
    implements Prediction {

  @Override
  public OptionalDouble probability() {
    return OptionalDouble.empty();
  }
}
