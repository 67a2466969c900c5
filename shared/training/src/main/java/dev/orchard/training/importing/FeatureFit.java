package dev.orchard.training.importing;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Whether a feature of the spec is of the kind that the model has it. */
final class FeatureFit {
  private final int position;
  private final Feature ours;
  private final ForeignFeature theirs;
  private final ForeignFormat format;
  private final Violations violations;

  FeatureFit(FeatureSchema schema, ForeignModel model, FeaturePair pair, Violations violations) {
    position = pair.ours();
    ours = schema.feature(position);
    theirs = model.features().get(pair.theirs());
    format = model.format();
    this.violations = violations;
  }

  private String path() {
    return "features[" + position + "]";
  }

  void checkType() {
    boolean category = ours instanceof CategoryFeature;
    if (theirs.category() && !category) {
      violations.add(
          path(),
          "type: category, as the model splits \"" + ours.name() + "\" by category",
          "type: " + ours.typeName());
    } else if (!theirs.category() && category) {
      violations.add(
          path(),
          "type: number, as the model compares \"" + ours.name() + "\" as one",
          "type: category");
    }
  }

  /** The categories in the order of their codes; none for a feature that is not one. */
  List<String> categories() {
    if (!theirs.category() || !(ours instanceof CategoryFeature feature)) {
      return List.of();
    }
    if (theirs.categories().isEmpty()) {
      if (feature.values().isEmpty()) {
        violations.add(
            path() + ".values",
            "the categories of \""
                + feature.name()
                + "\" in the order of their codes 0, 1, 2 …: the file holds codes alone",
            "nothing");
      }
      return distinct(feature.values());
    }
    checkValues(feature);
    List<String> categories = new ArrayList<>(distinct(theirs.categories()));
    for (String value : feature.values()) {
      if (!categories.contains(value)) {
        categories.add(
            value); // known to the spec alone: a code of its own, which no split asks for
      }
    }
    return categories;
  }

  private void checkValues(CategoryFeature feature) {
    if (feature.values().isEmpty()) {
      return;
    }
    for (String value : feature.values()) {
      if (format.listsEveryCategory() && !theirs.categories().contains(value)) {
        violations.add(path() + ".values", "only categories that the model knows", shown(value));
      }
    }
    for (String category : theirs.categories()) {
      if (!feature.values().contains(category)) {
        violations.add(
            path() + ".values", shown(category) + " as well, which the model knows", "nothing");
      }
    }
  }

  private List<String> distinct(List<String> categories) {
    List<String> distinct = new ArrayList<>(new HashSet<>(categories));
    if (distinct.size() < categories.size()) {
      violations.add(path(), "categories that differ", "one that occurs twice in the model");
      return distinct;
    }
    return categories;
  }

  private static String shown(String category) {
    return "\"" + Violation.shorten(category) + "\"";
  }
}
