package dev.orchard.formats.onnx;

import dev.orchard.model.MalformedInputException;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys that Orchard's own exports have in {@code metadata_props}: an ONNX tensor has no names
 * for its columns, nor for the categories behind codes.
 */
final class OnnxMetadata {
  /** A JSON list of the names of the columns. */
  static final String FEATURES = "orchard.features";

  /** A JSON list with, for each column, the list of its categories by code; empty for a number. */
  static final String CATEGORIES = "orchard.categories";

  /** How the probability was calibrated, in words. */
  static final String CALIBRATION = "orchard.calibration";

  private OnnxMetadata() {}

  static boolean isKnown(String key) {
    return key.equals(FEATURES) || key.equals(CATEGORIES) || key.equals(CALIBRATION);
  }

  /** The names of {@code count} columns; empty if the file does not tell so many. */
  static List<String> features(Map<String, String> about, int count) {
    List<String> names = list(about, FEATURES).map(OnnxMetadata::texts).orElse(List.of());
    return names.size() == count ? names : List.of();
  }

  /** The categories of {@code count} columns; empty if the file does not tell so many. */
  static List<List<String>> categories(Map<String, String> about, int count) {
    List<List<String>> all = new ArrayList<>();
    list(about, CATEGORIES)
        .ifPresent(
            lists -> {
              for (JsonValue value : lists.values()) {
                all.add(value instanceof JsonArray array ? texts(array) : List.of());
              }
            });
    return all.size() == count ? all : List.of();
  }

  private static Optional<JsonArray> list(Map<String, String> about, String key) {
    String text = about.get(key);
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Json.parse(text.getBytes(StandardCharsets.UTF_8)) instanceof JsonArray array
          ? Optional.of(array)
          : Optional.empty();
    } catch (MalformedInputException e) {
      // Somebody else's words under our key: the names are lost, the model is not.
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonArray array) {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : array.values()) {
      texts.add(value instanceof JsonString text ? text.value() : Json.text(value));
    }
    return texts;
  }
}
