package dev.orchard.model.feature;

/** True or false; JSON may also say 1 or 0. */
public record BooleanFeature(String name, String description, MissingPolicy missing)
    implements Feature {
  public static BooleanFeature of(String name) {
    return new BooleanFeature(name, "", MissingPolicy.REFUSE);
  }

  public BooleanFeature withMissing(MissingPolicy policy) {
    return new BooleanFeature(name, description, policy);
  }

  @Override
  public String typeName() {
    return "boolean";
  }

  @Override
  public String expected() {
    return "true, false, 1 or 0";
  }
}
