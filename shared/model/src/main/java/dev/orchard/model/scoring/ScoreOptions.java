package dev.orchard.model.scoring;

import dev.orchard.model.InvalidInputException;

/**
 * What a request may choose.
 *
 * @param confidenceLevel of the interval, from 0.5 to 0.99; anything else is an {@link
 *     InvalidInputException}
 */
public record ScoreOptions(double confidenceLevel) {
  public static final ScoreOptions DEFAULT = new ScoreOptions(0.9);

  public ScoreOptions {
    if (!(confidenceLevel >= Conformal.LEAST_LEVEL && confidenceLevel <= Conformal.MOST_LEVEL)) {
      throw InvalidInputException.of(
          "$.confidence_level", "a number from 0.5 to 0.99", Double.toString(confidenceLevel));
    }
  }
}
