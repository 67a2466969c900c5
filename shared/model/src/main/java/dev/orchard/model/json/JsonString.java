package dev.orchard.model.json;

import dev.orchard.model.Violation;

/** A string without lone surrogates. */
public record JsonString(String value) implements JsonValue {
  @Override
  public String describe() {
    return "\"" + Violation.shorten(value) + "\"";
  }
}
