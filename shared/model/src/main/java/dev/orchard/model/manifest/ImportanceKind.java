package dev.orchard.model.manifest;

import java.util.Arrays;
import java.util.Optional;

/** A way to say how much a model rests on a feature. */
public enum ImportanceKind {
  /** The share of what all splits bettered the training objective by. */
  GAIN("gain"),

  /** How many splits ask for the feature. */
  SPLIT_COUNT("split_count"),

  /** The share of the training rows that splits by the feature parted, a row for every split. */
  COVER("cover"),

  /** By how much the loss on held-out rows grows when the feature's values are shuffled. */
  PERMUTATION("permutation"),

  /**
   * The mean size of the feature's contributions (SHAP values) to the margin over a sample of
   * held-out rows; of several classes those to each added up.
   */
  MEAN_CONTRIBUTION("mean_absolute_contribution");

  private final String word;

  ImportanceKind(String word) {
    this.word = word;
  }

  /** The word in JSON. */
  public String word() {
    return word;
  }

  public static Optional<ImportanceKind> ofWord(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
