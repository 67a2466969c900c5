package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of an answer. Where servers of different ages differ, both ways are read: whole numbers
 * may come as strings, and members that say nothing may be left out.
 */
record Answer(JsonObject object, String place) {
  static Answer of(JsonObject answer) {
    return new Answer(answer, "$");
  }

  Answer member(String name) {
    return optionalMember(name).orElseThrow(() -> wrong(name));
  }

  Optional<Answer> optionalMember(String name) {
    return object.get(name) instanceof JsonObject inner
        ? Optional.of(new Answer(inner, place + "." + name))
        : Optional.empty();
  }

  /** The objects of an array; none if there is no such member. */
  List<Answer> members(String name) {
    if (!(object.get(name) instanceof JsonArray array)) {
      return List.of();
    }
    return array.values().stream()
        .filter(JsonObject.class::isInstance)
        .map(value -> new Answer((JsonObject) value, place + "." + name + "[]"))
        .toList();
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> wrong(name));
  }

  Optional<String> optionalText(String name) {
    JsonValue value = object.get(name);
    if (value instanceof JsonString string) {
      return string.value().isEmpty() ? Optional.empty() : Optional.of(string.value());
    }
    return value instanceof JsonNumber number ? Optional.of(number.text()) : Optional.empty();
  }

  /** Pairs that are written as an array of {@code {"key":…, "value":…}}. */
  Map<String, String> pairs(String name) {
    Map<String, String> pairs = new LinkedHashMap<>();
    members(name)
        .forEach(pair -> pairs.put(pair.text("key"), pair.optionalText("value").orElse("")));
    return pairs;
  }

  private MlflowException wrong(String name) {
    return new MlflowException(
        Reason.UNREADABLE, "The MLflow server's answer lacks " + place + "." + name);
  }
}
