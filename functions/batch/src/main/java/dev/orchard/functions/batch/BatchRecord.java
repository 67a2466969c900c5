package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.Violations;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.RowReader;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNull;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** One row to score, or why it cannot be. */
sealed interface BatchRecord {
  /** The features as sent, to be given back; null if there were none to be read. */
  JsonValue features();

  /** What the client wants back with the answer. */
  Optional<JsonValue> context();

  /**
   * Puts the values into a row.
   *
   * @param path where the record stands
   * @throws OrchardException if they do not fit
   */
  void read(FeatureSchema schema, String path, Row row);

  /** Features as JSON, by name or by position. */
  record Structured(JsonObject object) implements BatchRecord {
    @Override
    public JsonValue features() {
      return object.get("features");
    }

    @Override
    public Optional<JsonValue> context() {
      return object.find("context");
    }

    @Override
    public void read(FeatureSchema schema, String path, Row row) {
      Violations violations = new Violations();
      JsonObjectReader reader = new JsonObjectReader(object, path, violations);
      Optional<JsonValue> features = reader.optionalValue("features");
      reader.optionalValue("context");
      reader.refuseUnknown();
      RowReader.read(features.orElse(null), schema, reader.pathOf("features"), row, violations);
      violations.throwIfAny();
    }
  }

  /**
   * Features as texts in the order of the schema.
   *
   * @param texts null where the table has no such column
   */
  @SuppressWarnings("ArrayRecordComponent") // Compared nowhere.
  record Tabular(FeatureSchema schema, String[] texts, Optional<JsonValue> context)
      implements BatchRecord {
    @Override
    public JsonValue features() {
      Map<String, JsonValue> members = new LinkedHashMap<>();
      for (int i = 0; i < texts.length; i++) {
        boolean missing = texts[i] == null || texts[i].isEmpty();
        members.put(schema.feature(i).name(), missing ? JsonNull.NULL : new JsonString(texts[i]));
      }
      return JsonObject.of(members);
    }

    @Override
    public void read(FeatureSchema modelSchema, String path, Row row) {
      RowReader.readText(texts, modelSchema, path + ".features", row);
    }
  }

  /**
   * One call of a remote function, whose signature was found to be the model's.
   *
   * @param index its place among all calls
   */
  record Call(JsonArray arguments, int index) implements BatchRecord {
    /** All calls of a request. */
    static Iterator<BatchRecord> of(List<JsonValue> calls) {
      return IntStream.range(0, calls.size())
          .<BatchRecord>mapToObj(index -> new Call((JsonArray) calls.get(index), index))
          .iterator();
    }

    @Override
    public JsonValue features() {
      return arguments;
    }

    @Override
    public Optional<JsonValue> context() {
      return Optional.empty();
    }

    @Override
    public void read(FeatureSchema schema, String path, Row row) {
      Map<String, JsonValue> named = new LinkedHashMap<>(2 * schema.size());
      for (int i = 0; i < schema.size(); i++) {
        Feature feature = schema.feature(i);
        named.put(feature.name(), SqlValue.normal(feature, arguments.get(i)));
      }
      RowReader.read(JsonObject.of(named), schema, "$.calls[" + index + "]", row);
    }
  }

  /** A record that could not even be parsed. */
  record Unreadable(OrchardException failure) implements BatchRecord {
    @Override
    public JsonValue features() {
      return null;
    }

    @Override
    public Optional<JsonValue> context() {
      return Optional.empty();
    }

    @Override
    public void read(FeatureSchema schema, String path, Row row) {
      throw failure;
    }
  }
}
