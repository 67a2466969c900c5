package dev.orchard.model.json;

import java.util.Iterator;
import java.util.List;

/** An array. */
public record JsonArray(List<JsonValue> values) implements JsonValue, Iterable<JsonValue> {
  public JsonArray {
    values = List.copyOf(values);
  }

  public static JsonArray of(JsonValue... values) {
    return new JsonArray(List.of(values));
  }

  public int size() {
    return values.size();
  }

  public JsonValue get(int index) {
    return values.get(index);
  }

  @Override
  public Iterator<JsonValue> iterator() {
    return values.iterator();
  }

  @Override
  public String describe() {
    return values.size() == 1 ? "an array of 1 value" : "an array of " + values.size() + " values";
  }
}
