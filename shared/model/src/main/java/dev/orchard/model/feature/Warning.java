package dev.orchard.model.feature;

import java.util.Locale;

/** Something about a value that makes the prediction less trustworthy, though not wrong. */
public record Warning(Code code, String feature, String message) {
  /** The kinds of warnings. */
  public enum Code {
    /** A category the training data did not hold. */
    UNSEEN_CATEGORY,
    /** Below the minimum or above the maximum of the spec. */
    OUT_OF_RANGE,
    /** Within the spec's range but outside what the training data held. */
    OUTSIDE_TRAINING_RANGE;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
