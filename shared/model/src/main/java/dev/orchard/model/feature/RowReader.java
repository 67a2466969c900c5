package dev.orchard.model.feature;

import dev.orchard.model.Suggestion;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNull;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;

/**
 * Reads the features of a request into a row and applies the missing policies. Everything that does
 * not fit is collected with its path; the row holds nothing sensible then. A JSON {@code null} is a
 * missing value.
 */
public final class RowReader {
  private RowReader() {}

  /**
   * Reads features by name (an object) or by position (an array).
   *
   * @param path where the features stand, such as {@code $.features} or {@code
   *     $.records[3].features}
   * @throws dev.orchard.model.InvalidInputException with every violation
   */
  public static void read(JsonValue features, FeatureSchema schema, String path, Row row) {
    Violations violations = new Violations();
    read(features, schema, path, row, violations);
    violations.throwIfAny();
  }

  /**
   * As {@link #read(JsonValue, FeatureSchema, String, Row)}, adding to violations others have
   * begun.
   */
  public static void read(
      JsonValue features, FeatureSchema schema, String path, Row row, Violations violations) {
    row.clear();
    if (features instanceof JsonObject named) {
      readNamed(named, schema, path, row, violations);
    } else if (features instanceof JsonArray positional) {
      readPositional(positional, schema, path, row, violations);
    } else {
      violations.add(
          path,
          "an object of features by name, or an array of " + schema.size() + " values",
          features == null ? "nothing" : features.describe());
    }
  }

  /**
   * Reads texts, one a feature in schema order, as CSV gives them. A text that is null or empty is
   * a missing value.
   *
   * @throws dev.orchard.model.InvalidInputException with every violation
   */
  public static void readText(String[] texts, FeatureSchema schema, String path, Row row) {
    Violations violations = new Violations();
    readText(texts, schema, path, row, violations);
    violations.throwIfAny();
  }

  /**
   * As {@link #readText(String[], FeatureSchema, String, Row)}, adding to violations others have
   * begun.
   */
  public static void readText(
      String[] texts, FeatureSchema schema, String path, Row row, Violations violations) {
    row.clear();
    if (texts.length != schema.size()) {
      violations.add(path, schema.size() + " values", texts.length + " values");
      return;
    }
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      if (text == null || text.isEmpty()) {
        missing(schema, i, "nothing", path, row, violations, Place.BY_NAME);
      } else if (!setText(schema.feature(i), i, text, row)) {
        violations.add(
            path + "." + schema.feature(i).name(),
            schema.feature(i).expected(),
            "\"" + Violation.shorten(text) + "\"");
      }
    }
  }

  private static void readNamed(
      JsonObject named, FeatureSchema schema, String path, Row row, Violations violations) {
    int known = 0;
    for (int i = 0; i < schema.size(); i++) {
      JsonValue value = named.get(schema.feature(i).name());
      if (value != null) {
        known++;
      }
      set(schema, i, value, path, row, violations, Place.BY_NAME);
    }
    if (known < named.size()) {
      refuseUnknown(named, schema, path, violations);
    }
  }

  private static void refuseUnknown(
      JsonObject named, FeatureSchema schema, String path, Violations violations) {
    for (int i = 0; i < named.size(); i++) {
      String name = named.name(i);
      if (schema.position(name) < 0) {
        // Beyond the limit nobody sees the suggestion, which costs a comparison with every name.
        String suggestion =
            violations.count() < Violations.LIMIT ? Suggestion.phrase(name, schema.names()) : "";
        violations.add(
            path + "." + Violation.shorten(name),
            "a feature of the model",
            "an unknown feature" + suggestion);
      }
    }
  }

  private static void readPositional(
      JsonArray positional, FeatureSchema schema, String path, Row row, Violations violations) {
    if (positional.size() != schema.size()) {
      violations.add(
          path,
          "an array of "
              + schema.size()
              + " values ("
              + Violation.shorten(String.join(", ", schema.names()))
              + ")",
          positional.describe());
      return;
    }
    for (int i = 0; i < schema.size(); i++) {
      set(schema, i, positional.get(i), path, row, violations, Place.BY_POSITION);
    }
  }

  /** Names the place of a feature's value below the path of all features. */
  private interface Place {
    Place BY_NAME = (path, schema, position) -> path + "." + schema.feature(position).name();
    Place BY_POSITION = (path, schema, position) -> path + "[" + position + "]";

    String of(String path, FeatureSchema schema, int position);
  }

  private static void set(
      FeatureSchema schema,
      int position,
      JsonValue value,
      String path,
      Row row,
      Violations violations,
      Place place) {
    Feature feature = schema.feature(position);
    if (value == null || value == JsonNull.NULL) {
      String found = value == null ? "nothing" : "null";
      missing(schema, position, found, path, row, violations, place);
    } else if (!setValue(feature, position, value, row)) {
      violations.add(place.of(path, schema, position), feature.expected(), value.describe());
    }
  }

  private static void missing(
      FeatureSchema schema,
      int position,
      String found,
      String path,
      Row row,
      Violations violations,
      Place place) {
    Feature feature = schema.feature(position);
    if (feature.missing() instanceof MissingPolicy.UseDefault useDefault) {
      setValue(feature, position, useDefault.value(), row);
    } else if (feature.missing() instanceof MissingPolicy.Refuse) {
      violations.add(place.of(path, schema, position), feature.expected(), found);
    }
  }

  /** Puts the value into the row; false if it is of the wrong type. */
  private static boolean setValue(Feature feature, int position, JsonValue value, Row row) {
    if (feature instanceof NumberFeature) {
      if (value instanceof JsonNumber number) {
        row.setNumber(position, number.value());
        return true;
      }
    } else if (feature instanceof CategoryFeature) {
      if (value instanceof JsonString string) {
        row.setCategory(position, string.value());
        return true;
      }
    } else if (value instanceof JsonBoolean bool) {
      row.setBoolean(position, bool.value());
      return true;
    } else if (value instanceof JsonNumber number && (number.value() == 0 || number.value() == 1)) {
      row.setNumber(position, number.value());
      return true;
    }
    return false;
  }

  private static boolean setText(Feature feature, int position, String text, Row row) {
    if (feature instanceof CategoryFeature) {
      row.setCategory(position, text);
      return true;
    }
    double number =
        feature instanceof NumberFeature ? TextValue.number(text) : TextValue.truth(text);
    row.setNumber(position, number);
    return !Double.isNaN(number);
  }
}
