package dev.orchard.model.spec;

import static dev.orchard.model.spec.Algorithm.GRADIENT_BOOSTING;
import static dev.orchard.model.spec.Algorithm.RANDOM_FOREST;
import static dev.orchard.model.spec.Algorithm.TRIBUO_CART;
import static dev.orchard.model.spec.Algorithm.TRIBUO_RANDOM_FOREST;

import dev.orchard.model.json.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A number that a spec may give to an algorithm, with its range and, for each algorithm that knows
 * it, what holds if the spec says nothing. {@code NaN} as the latter leaves it to the data.
 */
public enum Hyperparameter {
  TREES(
      Numbers.WHOLE,
      1,
      5_000,
      Map.of(RANDOM_FOREST, 200.0, TRIBUO_RANDOM_FOREST, 200.0, GRADIENT_BOOSTING, 500.0),
      "How many trees; with `early_stopping_rounds` at most so many."),
  MAX_DEPTH(
      Numbers.WHOLE,
      1,
      64,
      Map.of(
          RANDOM_FOREST,
          16.0,
          TRIBUO_RANDOM_FOREST,
          16.0,
          TRIBUO_CART,
          8.0,
          GRADIENT_BOOSTING,
          6.0),
      "Splits from the root to a leaf at the most."),
  MIN_SAMPLES_LEAF(
      Numbers.WHOLE,
      1,
      100_000,
      Map.of(RANDOM_FOREST, 5.0, TRIBUO_RANDOM_FOREST, 5.0, TRIBUO_CART, 5.0),
      "A split leaves at least so many rows on either side (also `minimum_leaf_rows`)."),
  MIN_CHILD_WEIGHT(
      Numbers.REAL,
      0,
      100_000,
      Map.of(GRADIENT_BOOSTING, 1.0),
      "A split leaves at least so much second derivative of the loss on either side."),
  FEATURE_FRACTION(
      Numbers.REAL,
      0.001,
      1,
      Map.of(
          RANDOM_FOREST,
          Double.NaN,
          TRIBUO_RANDOM_FOREST,
          Double.NaN,
          TRIBUO_CART,
          1.0,
          GRADIENT_BOOSTING,
          1.0),
      "Share of the features, drawn anew, that each split chooses from. Forests by default: the"
          + " square root of their number for classes, two thirds of it for numbers."),
  MAX_BIN(
      Numbers.WHOLE,
      2,
      255,
      Map.of(RANDOM_FOREST, 255.0, GRADIENT_BOOSTING, 255.0),
      "Quantile bins a number is cut into; splits fall between them."),
  SUBSAMPLE(
      Numbers.REAL,
      0.01,
      1,
      Map.of(RANDOM_FOREST, 1.0, TRIBUO_RANDOM_FOREST, 1.0, GRADIENT_BOOSTING, 1.0),
      "Share of the rows that a tree sees: drawn with replacement by forests, without by boosting."),
  LEARNING_RATE(
      Numbers.REAL, 0.001, 1, Map.of(GRADIENT_BOOSTING, 0.1), "Weight of each tree in the sum."),
  EARLY_STOPPING_ROUNDS(
      Numbers.WHOLE,
      0,
      1_000,
      Map.of(GRADIENT_BOOSTING, 30.0),
      "Stop after so many trees without a better loss on the validation rows; 0: never."),
  VALIDATION_FRACTION(
      Numbers.REAL,
      0.05,
      0.5,
      Map.of(GRADIENT_BOOSTING, 0.15),
      "Share of the training rows kept for early stopping; the held-out rows are never used."),
  LAMBDA(
      Numbers.REAL,
      0,
      1_000_000,
      Map.of(GRADIENT_BOOSTING, 1.0),
      "Penalty on the squares of leaf values."),
  GAMMA(
      Numbers.REAL,
      0,
      1_000_000,
      Map.of(GRADIENT_BOOSTING, 0.0),
      "The least loss that a split must save."),
  SCALE_POS_WEIGHT(
      Numbers.REAL,
      0.001,
      1_000_000,
      Map.of(GRADIENT_BOOSTING, 1.0),
      "Weight of the positive class of two; `class_weight` says the same for any classes.");

  /** What values there are. */
  enum Numbers {
    WHOLE,
    REAL
  }

  private final Numbers numbers;
  private final double least;
  private final double most;

  @SuppressWarnings("ImmutableEnumChecker") // Map.of gives immutable ones
  private final Map<Algorithm, Double> usual;

  private final String meaning;

  Hyperparameter(
      Numbers numbers, double least, double most, Map<Algorithm, Double> usual, String meaning) {
    this.numbers = numbers;
    this.least = least;
    this.most = most;
    this.usual = usual;
    this.meaning = meaning;
  }

  /** The word in specs. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Hyperparameter> ofWord(String word) {
    return Arrays.stream(values()).filter(parameter -> parameter.word().equals(word)).findFirst();
  }

  public boolean isWhole() {
    return numbers == Numbers.WHOLE;
  }

  public double least() {
    return least;
  }

  public double most() {
    return most;
  }

  public boolean isKnownTo(Algorithm algorithm) {
    return usual.containsKey(algorithm);
  }

  /** The algorithms that know it. */
  public List<Algorithm> algorithms() {
    return Arrays.stream(Algorithm.values()).filter(this::isKnownTo).toList();
  }

  /** What an algorithm takes if the spec says nothing; empty if that depends on the data. */
  public OptionalDouble usual(Algorithm algorithm) {
    double value = usual.getOrDefault(algorithm, Double.NaN);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** What it is, for people, in Markdown. */
  public String meaning() {
    return meaning;
  }

  /** The values there are, for people: {@code a whole number from 1 to 64}. */
  public String range() {
    return (isWhole() ? "a whole number" : "a number")
        + " from "
        + text(least)
        + " to "
        + text(most);
  }

  boolean allows(double value) {
    return value >= least && value <= most && !(isWhole() && value != Math.rint(value));
  }

  /** A value as people write it. */
  public String text(double value) {
    return isWhole() || value == Math.rint(value)
        ? Long.toString((long) value)
        : JsonNumber.of(value).text();
  }
}
