package dev.orchard.model.json;

/** A parsed JSON value. Immutable. */
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonString, JsonNumber, JsonBoolean, JsonNull {

  /**
   * What it is, for messages: "a number", "an object", "null". Shows the value itself when that is
   * short.
   */
  String describe();
}
