package dev.orchard.model.json;

/** {@code true} or {@code false}. */
public enum JsonBoolean implements JsonValue {
  TRUE(true),
  FALSE(false);

  private final boolean value;

  JsonBoolean(boolean value) {
    this.value = value;
  }

  public static JsonBoolean of(boolean value) {
    return value ? TRUE : FALSE;
  }

  public boolean value() {
    return value;
  }

  @Override
  public String describe() {
    return value ? "true" : "false";
  }
}
