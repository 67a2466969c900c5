package dev.orchard.functions.batch;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.Violations;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.SqlSignature;
import dev.orchard.model.feature.TextValue;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request of a BigQuery remote function, in the protocol of
 * https://cloud.google.com/bigquery/docs/remote-functions: who asks for which job, the context that
 * the function was created with, and the argument lists of many calls.
 *
 * @param options from the context: {@code org_id}, {@code model}, {@code version} or {@code alias},
 *     {@code confidence_level}, {@code explain}
 * @param job the resource name of the query's job, if it is told
 */
record SqlRequest(PredictionOptions options, Optional<String> job, List<JsonValue> calls) {
  static final String CALLS = "calls";

  private static final String CONTEXT = "userDefinedContext";
  private static final List<String> TYPED = List.of("confidence_level", "timeout_ms", "explain");

  /** Whether a request is of a remote function. */
  static boolean isOne(JsonObject object) {
    return object.has(CALLS);
  }

  /**
   * Reads a request. Members that BigQuery may add are let be; the context is ours.
   *
   * @throws InvalidInputException with what does not fit
   */
  static SqlRequest read(JsonObject object, OptionReader optionReader) {
    Violations violations = new Violations();
    JsonObjectReader reader = new JsonObjectReader(object, "$", violations);
    List<JsonValue> calls = reader.requireArray(CALLS);
    Optional<String> job = reader.optionalString("caller");
    JsonObject context =
        reader.optionalObject(CONTEXT).map(JsonObjectReader::object).orElse(JsonObject.EMPTY);
    JsonObjectReader ours = new JsonObjectReader(typed(context), "$." + CONTEXT, violations);
    PredictionOptions options = optionReader.read(ours);
    ours.refuseUnknown();
    violations.throwIfAny();
    return new SqlRequest(options, job, calls);
  }

  /** The options of a context are strings, whatever they mean. */
  private static JsonObject typed(JsonObject context) {
    Map<String, JsonValue> members = new LinkedHashMap<>(context.toMap());
    for (String name : TYPED) {
      members.computeIfPresent(
          name, (same, value) -> value instanceof JsonString text ? typed(text) : value);
    }
    return JsonObject.of(members);
  }

  private static JsonValue typed(JsonString text) {
    if (text.value().equals("true") || text.value().equals("false")) {
      return JsonBoolean.of(text.value().equals("true"));
    }
    double number = TextValue.number(text.value());
    return Double.isNaN(number) ? text : JsonNumber.of(number);
  }

  /**
   * Refuses calls that no function of the model's signature makes, all of them at the first one. A
   * value that merely does not fit spoils its own reply only.
   *
   * @throws InvalidInputException naming the call
   */
  void requireSignature(ModelName model, FeatureSchema schema) {
    for (int i = 0; i < calls.size(); i++) {
      String path = "$." + CALLS + "[" + i + "]";
      if (!(calls.get(i) instanceof JsonArray arguments) || arguments.size() != schema.size()) {
        throw InvalidInputException.of(
            path,
            schema.size() + " arguments, as " + SqlSignature.of(model, schema) + " has",
            calls.get(i).describe());
      }
      for (int j = 0; j < schema.size(); j++) {
        Feature feature = schema.feature(j);
        if (!SqlValue.isOfType(feature, arguments.get(j))) {
          throw InvalidInputException.of(
              path + "[" + j + "]",
              SqlSignature.typeOf(feature) + " for " + feature.name(),
              arguments.get(j).describe());
        }
      }
    }
  }
}
