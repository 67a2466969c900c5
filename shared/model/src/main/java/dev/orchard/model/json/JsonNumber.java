package dev.orchard.model.json;

import dev.orchard.model.Violation;

/**
 * A finite number.
 *
 * @param value the nearest double
 * @param text the number as it was written, so that it can be echoed unchanged
 */
public record JsonNumber(double value, String text) implements JsonValue {
  public JsonNumber {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no number " + value);
    }
  }

  public static JsonNumber of(double value) {
    return new JsonNumber(value, NumberText.of(value));
  }

  public static JsonNumber of(long value) {
    return new JsonNumber((double) value, Long.toString(value));
  }

  @Override
  public String describe() {
    return Violation.shorten(text);
  }
}
