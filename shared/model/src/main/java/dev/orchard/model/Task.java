package dev.orchard.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a model predicts: a number, a class, or the next values of a series. */
public enum Task {
  REGRESSION,
  CLASSIFICATION,
  FORECAST;

  /** The word in specs and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Task> ofWord(String word) {
    return Arrays.stream(values()).filter(task -> task.word().equals(word)).findFirst();
  }
}
