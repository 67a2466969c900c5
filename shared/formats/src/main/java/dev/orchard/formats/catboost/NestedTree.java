package dev.orchard.formats.catboost;

import dev.orchard.forest.TreeBuilder;
import dev.orchard.formats.document.Part;
import java.util.Optional;

/**
 * A tree written as objects within objects: a split with a left child for no and a right child for
 * yes, or a leaf. The parser bounds how deep they lie.
 */
final class NestedTree {
  private final FeatureTable features;
  private final int outputCount;
  private final double scale;

  NestedTree(FeatureTable features, int outputCount, double scale) {
    this.features = features;
    this.outputCount = outputCount;
    this.scale = scale;
  }

  /** The number of outputs that the first leaf has. */
  static int outputsOf(Part tree) {
    Part node = tree;
    while (node.find("split").isPresent()) {
      node = node.get("left");
    }
    Part value = node.get("value");
    return value.isNumber() ? 1 : value.numbers().length;
  }

  void addTo(TreeBuilder draft, Part tree) {
    draft.root(add(draft, tree).id());
  }

  private record Added(int id, double cover) {}

  private Added add(TreeBuilder draft, Part node) {
    if (node.find("split").isEmpty()) {
      return leaf(draft, node);
    }
    Split split = features.split(node.get("split"));
    Added no = add(draft, node.get("left"));
    Added yes = add(draft, node.get("right"));
    int id = split.addTo(draft);
    split.connect(draft, id, no.id(), yes.id());
    return noted(draft, id, no.cover() + yes.cover());
  }

  private Added leaf(TreeBuilder draft, Part node) {
    Part value = node.get("value");
    double[] values = value.isNumber() ? new double[] {value.number()} : value.numbers().clone();
    if (values.length != outputCount) {
      throw value.refused("%d values, %d are expected".formatted(values.length, outputCount));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    Optional<Part> weight = node.find("weight");
    return noted(draft, draft.leaf(values), weight.map(Part::number).orElse(Double.NaN));
  }

  private static Added noted(TreeBuilder draft, int id, double cover) {
    if (!Double.isNaN(cover)) {
      draft.cover(id, cover);
    }
    return new Added(id, cover);
  }
}
