package dev.orchard.model.feature;

import java.util.List;

/**
 * One of a set of words.
 *
 * @param values the words, if the spec fixes them; empty if they are learned in training
 */
public record CategoryFeature(
    String name, String description, MissingPolicy missing, List<String> values)
    implements Feature {
  public CategoryFeature {
    values = List.copyOf(values);
  }

  public static CategoryFeature of(String name) {
    return new CategoryFeature(name, "", MissingPolicy.REFUSE, List.of());
  }

  public CategoryFeature withMissing(MissingPolicy policy) {
    return new CategoryFeature(name, description, policy, values);
  }

  public CategoryFeature withValues(List<String> fixed) {
    return new CategoryFeature(name, description, missing, fixed);
  }

  @Override
  public String typeName() {
    return "category";
  }

  @Override
  public String expected() {
    return "a string";
  }
}
