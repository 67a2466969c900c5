package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A predicted class: the most probable one; the earlier in the order of classes wins a tie, except
 * that the positive class wins it at one half.
 *
 * @param classes all classes
 * @param classIndex which of them is predicted
 * @param probabilities calibrated, one a class, summing to 1
 * @param classSet the classes the row may have at the level asked for; empty if the version was
 *     made without such sets
 */
public record ClassPrediction(
    Classes classes,
    int classIndex,
    List<Double> probabilities,
    Optional<ClassSet> classSet,
    Optional<String> recommendedAction,
    List<Warning> warnings)
    implements Prediction {

  /** The name of the predicted class. */
  public String label() {
    return classes.names().get(classIndex);
  }

  /** Whether the positive class is predicted; false if there is none. */
  public boolean isPositive() {
    return classes.positive().isPresent() && classes.positive().getAsInt() == classIndex;
  }

  @Override
  public double confidence() {
    return probabilities.get(classIndex);
  }

  @Override
  public OptionalDouble probability() {
    return classes.positive().isPresent()
        ? OptionalDouble.of(probabilities.get(classes.positive().getAsInt()))
        : OptionalDouble.empty();
  }
}
