package dev.orchard.formats;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a foreign model says of one column of its input.
 *
 * @param name as the model file has it; empty where the file names no features
 * @param category whether the trees split the column by category; its values are then codes
 * @param categories the categories in the order of their codes, 0 first; empty for numbers, and
 *     where the file holds codes alone. A category that is not listed goes the same ways as the
 *     code -1, which no set holds.
 */
public record ForeignFeature(Optional<String> name, boolean category, List<String> categories) {
  public ForeignFeature {
    Objects.requireNonNull(name);
    categories = List.copyOf(categories);
  }

  public static ForeignFeature number(Optional<String> name) {
    return new ForeignFeature(name, false, List.of());
  }
}
