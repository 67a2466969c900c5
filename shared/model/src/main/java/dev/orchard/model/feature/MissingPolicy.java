package dev.orchard.model.feature;

import dev.orchard.model.json.JsonValue;

/** What to do when a row has no value for a feature. */
public sealed interface MissingPolicy {
  /** Refuse the row. What holds if the spec says nothing. */
  MissingPolicy REFUSE = new Refuse();

  /** Let the model deal with it: it has learned a direction for missing values. */
  MissingPolicy ALLOW = new Allow();

  /** Put a value in its place, in training too. */
  static MissingPolicy useDefault(JsonValue value) {
    return new UseDefault(value);
  }

  /** See {@link #REFUSE}. */
  record Refuse() implements MissingPolicy {}

  /** See {@link #ALLOW}. */
  record Allow() implements MissingPolicy {}

  /** See {@link #useDefault}; the value is of the feature's type. */
  record UseDefault(JsonValue value) implements MissingPolicy {}
}
