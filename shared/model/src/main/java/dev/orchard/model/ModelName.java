package dev.orchard.model;

/**
 * The name of a model within an organization: 1 to 63 of a-z, 0-9, - and _. Anything else is an
 * {@link InvalidInputException}.
 */
public record ModelName(String value) implements Comparable<ModelName> {
  public ModelName {
    Name.require("model", value);
  }

  @Override
  public int compareTo(ModelName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
