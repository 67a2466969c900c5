package dev.orchard.formats.catboost;

import dev.orchard.forest.TreeBuilder;
import dev.orchard.formats.document.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A tree that asks the same question everywhere on a level. The answers, yes as 1, are the bits of
 * the leaf's number, the first split the lowest. So with the last split at the root the leaves
 * stand in order, from left to right if no goes left.
 */
final class SymmetricTree {
  private static final int DEPTH = 24;

  private final List<Split> splits = new ArrayList<>();
  private final double[] values;
  private final Optional<double[]> weights;
  private final int outputCount;

  SymmetricTree(Part tree, FeatureTable features, int outputCount) {
    this.outputCount = outputCount;
    for (Part split : splits(tree)) {
      splits.add(features.split(split));
    }
    values = tree.get("leaf_values").numbers();
    weights = tree.find("leaf_weights").map(Part::numbers);
    if (outputsOf(tree) != outputCount) {
      throw tree.get("leaf_values").refused("%d outputs are expected".formatted(outputCount));
    }
    if (weights.isPresent() && weights.get().length != leafCount()) {
      throw tree.get("leaf_weights").refused("%d values are expected".formatted(leafCount()));
    }
  }

  /** The number of outputs that the lengths of a tree's lists imply. */
  static int outputsOf(Part tree) {
    int leafCount = 1 << splits(tree).size();
    int length = tree.get("leaf_values").numbers().length;
    if (length == 0 || length % leafCount != 0) {
      throw tree.get("leaf_values").refused("%d values for %d leaves".formatted(length, leafCount));
    }
    return length / leafCount;
  }

  void addTo(TreeBuilder draft, double scale) {
    draft.root(add(draft, splits.size(), 0, scale));
  }

  /** Adds the subtree of the leaves whose numbers start with the answers so far. */
  private int add(TreeBuilder draft, int level, int answers, double scale) {
    if (level == 0) {
      double[] leaf = new double[outputCount];
      for (int i = 0; i < outputCount; i++) {
        leaf[i] = scale * values[answers * outputCount + i];
      }
      int node = draft.leaf(leaf);
      weights.ifPresent(covers -> draft.cover(node, covers[answers]));
      return node;
    }
    Split split = splits.get(level - 1);
    int no = add(draft, level - 1, 2 * answers, scale);
    int yes = add(draft, level - 1, 2 * answers + 1, scale);
    int node = split.addTo(draft);
    split.connect(draft, node, no, yes);
    weights.ifPresent(covers -> draft.cover(node, sum(covers, answers << level, 1 << level)));
    return node;
  }

  private static double sum(double[] covers, int start, int count) {
    double sum = 0;
    for (int i = start; i < start + count; i++) {
      sum += covers[i];
    }
    return sum;
  }

  private int leafCount() {
    return 1 << splits.size();
  }

  private static List<Part> splits(Part tree) {
    List<Part> splits = tree.find("splits").map(Part::list).orElse(List.of());
    if (splits.size() > DEPTH) {
      throw tree.get("splits").refused("a tree is deeper than " + DEPTH);
    }
    return splits;
  }
}
