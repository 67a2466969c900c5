package dev.orchard.model.spec;

import java.util.Optional;

/**
 * What is predicted.
 *
 * @param name the column of the source
 * @param positive the class whose probability is predicted, as the source writes it; empty for
 *     numbers and for more than two classes
 * @param description for people; empty if nobody said
 * @param unit of a number; empty if nobody said
 */
public record Label(String name, Optional<String> positive, String description, String unit) {
  public static Label of(String name) {
    return new Label(name, Optional.empty(), "", "");
  }

  public static Label of(String name, String positive) {
    return new Label(name, Optional.of(positive), "", "");
  }
}
