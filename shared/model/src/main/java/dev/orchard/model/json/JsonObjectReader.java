package dev.orchard.model.json;

import dev.orchard.model.Suggestion;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Typed access to an object's members that collects what does not fit instead of stopping at the
 * first. A required member that is missing or wrong gives a placeholder (empty string, NaN, 0,
 * false, empty object); call {@link Violations#throwIfAny} before the values are used. A member
 * that is {@code null} counts as not there.
 */
public final class JsonObjectReader {
  private final JsonObject object;
  private final String path;
  private final Violations violations;
  private final Set<String> known = new LinkedHashSet<>();

  public JsonObjectReader(JsonObject object, String path, Violations violations) {
    this.object = object;
    this.path = path;
    this.violations = violations;
  }

  /** Reads a value that must be an object; anything else is a violation and reads as empty. */
  public static JsonObjectReader of(JsonValue value, String path, Violations violations) {
    if (value instanceof JsonObject object) {
      return new JsonObjectReader(object, path, violations);
    }
    violations.add(path, "an object", value.describe());
    return new JsonObjectReader(JsonObject.EMPTY, path, violations);
  }

  public JsonObject object() {
    return object;
  }

  public String path() {
    return path;
  }

  public Violations violations() {
    return violations;
  }

  /** The path of a member. */
  public String pathOf(String name) {
    return path + "." + name;
  }

  /** The member whatever its type, if present and not null. */
  public Optional<JsonValue> optionalValue(String name) {
    return Optional.ofNullable(present(name));
  }

  public String requireString(String name) {
    return require(name, optionalString(name), "a string", "");
  }

  public Optional<String> optionalString(String name) {
    JsonValue value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonString string) {
      return Optional.of(string.value());
    }
    return wrong(name, "a string", value);
  }

  public double requireDouble(String name) {
    OptionalDouble value = optionalDouble(name);
    if (value.isEmpty() && present(name) == null) {
      missing(name, "a number");
    }
    return value.orElse(Double.NaN);
  }

  public OptionalDouble optionalDouble(String name) {
    JsonValue value = present(name);
    if (value instanceof JsonNumber number) {
      return OptionalDouble.of(number.value());
    }
    if (value != null) {
      wrong(name, "a number", value);
    }
    return OptionalDouble.empty();
  }

  public long requireLong(String name) {
    OptionalLong value = optionalLong(name);
    if (value.isEmpty() && present(name) == null) {
      missing(name, "a whole number");
    }
    return value.orElse(0);
  }

  public int requireInt(String name) {
    long value = requireLong(name);
    if (value != (int) value) {
      violations.add(pathOf(name), "a whole number below 2^31", Long.toString(value));
      return 0;
    }
    return (int) value;
  }

  public OptionalLong optionalLong(String name) {
    JsonValue value = present(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    // Whole doubles up to 2^53 are exact; larger integers are read from their text.
    if (value instanceof JsonNumber number) {
      try {
        return OptionalLong.of(Long.parseLong(number.text()));
      } catch (NumberFormatException e) {
        if (number.value() == Math.rint(number.value()) && Math.abs(number.value()) < 0x1p53) {
          return OptionalLong.of((long) number.value());
        }
      }
    }
    wrong(name, "a whole number", value);
    return OptionalLong.empty();
  }

  public boolean requireBoolean(String name) {
    return require(name, optionalBoolean(name), "true or false", false);
  }

  public Optional<Boolean> optionalBoolean(String name) {
    JsonValue value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonBoolean bool) {
      return Optional.of(bool.value());
    }
    return wrong(name, "true or false", value);
  }

  public JsonObjectReader requireObject(String name) {
    JsonValue value = present(name);
    if (value == null) {
      missing(name, "an object");
      return new JsonObjectReader(JsonObject.EMPTY, pathOf(name), new Violations());
    }
    return of(value, pathOf(name), violations);
  }

  public Optional<JsonObjectReader> optionalObject(String name) {
    JsonValue value = present(name);
    return value == null ? Optional.empty() : Optional.of(of(value, pathOf(name), violations));
  }

  public List<JsonValue> requireArray(String name) {
    return require(name, optionalArray(name), "an array", List.of());
  }

  public Optional<List<JsonValue>> optionalArray(String name) {
    JsonValue value = present(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof JsonArray array) {
      return Optional.of(array.values());
    }
    return wrong(name, "an array", value);
  }

  /** The elements of a required array of objects, each through the function. */
  public <T> List<T> requireObjects(String name, Function<JsonObjectReader, T> read) {
    List<JsonValue> values = requireArray(name);
    List<T> result = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      result.add(read.apply(of(values.get(i), pathOf(name) + "[" + i + "]", violations)));
    }
    return result;
  }

  /** The elements of a required array of strings. */
  public List<String> requireStrings(String name) {
    List<JsonValue> values = requireArray(name);
    List<String> result = new ArrayList<>(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof JsonString string) {
        result.add(string.value());
      } else {
        violations.add(pathOf(name) + "[" + i + "]", "a string", values.get(i).describe());
      }
    }
    return result;
  }

  /** The elements of a required array of numbers. */
  public double[] requireDoubles(String name) {
    List<JsonValue> values = requireArray(name);
    double[] result = new double[values.size()];
    for (int i = 0; i < result.length; i++) {
      if (values.get(i) instanceof JsonNumber number) {
        result[i] = number.value();
      } else {
        violations.add(pathOf(name) + "[" + i + "]", "a number", values.get(i).describe());
      }
    }
    return result;
  }

  /**
   * Makes every member that was not asked for by now a violation, with the name that was probably
   * meant.
   */
  public void refuseUnknown() {
    for (int i = 0; i < object.size(); i++) {
      String name = object.name(i);
      if (!known.contains(name)) {
        violations.add(
            path,
            "only the members " + String.join(", ", known),
            "\"" + Violation.shorten(name) + "\"" + Suggestion.phrase(name, known));
      }
    }
  }

  private JsonValue present(String name) {
    known.add(name);
    JsonValue value = object.get(name);
    return value == JsonNull.NULL ? null : value;
  }

  private <T> T require(String name, Optional<T> value, String expected, T placeholder) {
    if (value.isEmpty() && present(name) == null) {
      missing(name, expected);
    }
    return value.orElse(placeholder);
  }

  private void missing(String name, String expected) {
    violations.add(pathOf(name), expected, "nothing");
  }

  private <T> Optional<T> wrong(String name, String expected, JsonValue value) {
    violations.add(pathOf(name), expected, value.describe());
    return Optional.empty();
  }
}
