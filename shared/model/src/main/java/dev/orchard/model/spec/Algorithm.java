package dev.orchard.model.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a forest is grown. */
public enum Algorithm {
  RANDOM_FOREST;

  /** The word in specs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Algorithm> ofWord(String word) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.word().equals(word)).findFirst();
  }
}
