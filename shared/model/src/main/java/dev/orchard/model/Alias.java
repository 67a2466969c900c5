package dev.orchard.model;

import java.util.Locale;
import java.util.Optional;

/**
 * A movable name for a version: {@code champion} serves, {@code challenger} is compared with it,
 * others are free.
 */
public record Alias(String value) implements Comparable<Alias> {
  public static final Alias CHAMPION = new Alias("champion");
  public static final Alias CHALLENGER = new Alias("challenger");

  public Alias {
    Name.require("alias", value);
    if (VersionId.fits(value)) {
      throw InvalidInputException.of(
          "alias", "a name that cannot be mistaken for a version", "\"" + value + "\"");
    }
  }

  /**
   * The alias an older stage word stands for: Production is the champion, Staging the challenger,
   * Archived no alias at all. Case does not matter.
   *
   * @throws InvalidInputException for any other word
   */
  public static Optional<Alias> ofStage(String stage) {
    return switch (stage.toLowerCase(Locale.ROOT)) {
      case "production" -> Optional.of(CHAMPION);
      case "staging" -> Optional.of(CHALLENGER);
      case "archived" -> Optional.empty();
      default ->
          throw InvalidInputException.of(
              "stage", "Production, Staging or Archived", "\"" + Violation.shorten(stage) + "\"");
    };
  }

  @Override
  public int compareTo(Alias other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
