package dev.orchard.formats;

import dev.orchard.forest.Forest;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A foreign model, converted.
 *
 * @param features one a column of the forest, in its order
 * @param task what the outputs of the forest mean
 * @param classes the class labels in the order of the outputs (for two classes: the negative one
 *     first); empty for regression, and where the file does not name them
 * @param notes what else the file says of itself (objective, library version, …), for the record
 */
public record ForeignModel(
    ForeignFormat format,
    Forest forest,
    List<ForeignFeature> features,
    ForeignTask task,
    List<String> classes,
    SortedMap<String, String> notes) {
  public ForeignModel {
    Objects.requireNonNull(format);
    Objects.requireNonNull(forest);
    features = List.copyOf(features);
    Objects.requireNonNull(task);
    classes = List.copyOf(classes);
    notes = Collections.unmodifiableSortedMap(new TreeMap<>(notes));
    if (features.size() != forest.featureCount()) {
      throw new IllegalArgumentException(
          "%d features for a forest of %d".formatted(features.size(), forest.featureCount()));
    }
  }
}
