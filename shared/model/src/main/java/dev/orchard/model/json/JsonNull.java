package dev.orchard.model.json;

/** The JSON {@code null}. */
public enum JsonNull implements JsonValue {
  NULL;

  @Override
  public String describe() {
    return "null";
  }
}
