package dev.orchard.model.feature;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a model in their order, which is the order of positional requests. No name occurs
 * twice.
 */
public final class FeatureSchema {
  /** More features than this are refused. */
  public static final int MOST_FEATURES = 2_000;

  private final List<Feature> features;
  private final Map<String, Integer> positions;

  public FeatureSchema(List<? extends Feature> features) {
    this.features = List.copyOf(features);
    this.positions = new HashMap<>(2 * features.size());
    for (int i = 0; i < features.size(); i++) {
      if (positions.put(features.get(i).name(), i) != null) {
        throw new IllegalArgumentException(
            "The feature " + features.get(i).name() + " occurs twice");
      }
    }
  }

  public static FeatureSchema of(Feature... features) {
    return new FeatureSchema(List.of(features));
  }

  public int size() {
    return features.size();
  }

  public Feature feature(int position) {
    return features.get(position);
  }

  public List<Feature> features() {
    return features;
  }

  public List<String> names() {
    return features.stream().map(Feature::name).toList();
  }

  /** The position of the feature with this name, or -1. */
  public int position(String name) {
    Integer position = positions.get(name);
    return position == null ? -1 : position;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureSchema that && features.equals(that.features);
  }

  @Override
  public int hashCode() {
    return features.hashCode();
  }

  @Override
  public String toString() {
    return features.toString();
  }
}
