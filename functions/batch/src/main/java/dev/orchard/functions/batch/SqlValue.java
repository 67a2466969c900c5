package dev.orchard.functions.batch;

import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.TextValue;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNull;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;

/**
 * Values of SQL as BigQuery writes them in JSON, which is how TO_JSON_STRING does: whole numbers
 * beyond 2^53 and exact decimals as strings, and of floating point the strings NaN, Infinity and
 * -Infinity.
 */
final class SqlValue {
  private static final String NOT_A_NUMBER = "NaN";

  private SqlValue() {}

  /** Whether an argument of the feature's SQL type, or of one that SQL widens to it, looks so. */
  static boolean isOfType(Feature feature, JsonValue value) {
    if (value == JsonNull.NULL) {
      return true;
    }
    if (feature instanceof NumberFeature) {
      return value instanceof JsonNumber || value instanceof JsonString;
    }
    return feature instanceof CategoryFeature
        ? value instanceof JsonString
        : value instanceof JsonBoolean;
  }

  /**
   * The value as a client would send it. NULL and NaN are missing values. What is left as it is,
   * such as an infinite number, does not fit the feature.
   */
  static JsonValue normal(Feature feature, JsonValue value) {
    if (feature instanceof NumberFeature && value instanceof JsonString string) {
      if (string.value().equals(NOT_A_NUMBER)) {
        return JsonNull.NULL;
      }
      double number = TextValue.number(string.value());
      return Double.isNaN(number) ? value : JsonNumber.of(number);
    }
    return value;
  }
}
