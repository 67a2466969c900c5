package dev.orchard.model.spec;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a forest is grown. */
public enum Algorithm {
  /** Our own: on binned columns, with missing values of its own kind. */
  RANDOM_FOREST,
  /** Tribuo's trees, exact cuts and slower; a reference to hold ours against. */
  TRIBUO_RANDOM_FOREST;

  /** The word in specs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Algorithm> ofWord(String word) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.word().equals(word)).findFirst();
  }
}
