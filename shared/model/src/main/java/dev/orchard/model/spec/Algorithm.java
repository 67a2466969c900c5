package dev.orchard.model.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How an ensemble of trees is grown. */
public enum Algorithm {
  /** Our own: on binned columns, with missing values of its own kind. */
  RANDOM_FOREST,
  /** XGBoost: trees that each correct the sum of those before. */
  GRADIENT_BOOSTING,
  /** Tribuo's trees, exact cuts and slower; a reference to hold ours against. */
  TRIBUO_RANDOM_FOREST,
  /** One tree of Tribuo's, for people to read. */
  TRIBUO_CART;

  /** The word in specs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Algorithm> ofWord(String word) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.word().equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Algorithm::word).toList();
  }
}
