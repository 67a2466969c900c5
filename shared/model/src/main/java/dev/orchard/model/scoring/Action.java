package dev.orchard.model.scoring;

import java.util.OptionalDouble;

/**
 * What to do about a prediction.
 *
 * @param name the word returned as {@code recommended_action}
 * @param atLeast from which probability of the positive class, or predicted number, on; empty:
 *     always
 */
public record Action(String name, OptionalDouble atLeast) {

  public static Action from(double atLeast, String name) {
    return new Action(name, OptionalDouble.of(atLeast));
  }

  public static Action otherwise(String name) {
    return new Action(name, OptionalDouble.empty());
  }
}
