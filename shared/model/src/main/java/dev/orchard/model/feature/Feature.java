package dev.orchard.model.feature;

/** One input of a model. */
public sealed interface Feature permits NumberFeature, CategoryFeature, BooleanFeature {
  String name();

  /** What it means, for people; empty if nobody said. */
  String description();

  /** What to do when a row has no value for it. */
  MissingPolicy missing();

  /** The word in specs and JSON: number, category or boolean. */
  String typeName();

  /** What a client may send, as a phrase for messages. */
  String expected();
}
