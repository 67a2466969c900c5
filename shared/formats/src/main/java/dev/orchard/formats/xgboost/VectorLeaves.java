package dev.orchard.formats.xgboost;

import dev.orchard.formats.document.Part;

/**
 * Leaves with a value for every output. Up to 3.1 they lie in {@code base_weights}, a row for each
 * node; later in {@code leaf_weights}, a row for each leaf, whose number takes the place of its
 * right child.
 */
final class VectorLeaves {
  private static final VectorLeaves NONE = new VectorLeaves(null, 0, new double[0], new int[0]);

  private final Part tree;
  private final int width;
  private final double[] values;
  private final int[] rows;

  private VectorLeaves(Part tree, int width, double[] values, int[] rows) {
    this.tree = tree;
    this.width = width;
    this.values = values;
    this.rows = rows;
  }

  static VectorLeaves read(Part tree, int outputCount, int[] rights) {
    Part parameters = tree.get("tree_param");
    int width = TextNumbers.count(parameters, "size_leaf_vector");
    if (width <= 1) {
      return NONE;
    }
    if (width != outputCount) {
      throw parameters
          .get("size_leaf_vector")
          .refused("%d values a leaf for %d outputs".formatted(width, outputCount));
    }
    if (tree.find("leaf_weights").isPresent()) {
      return new VectorLeaves(tree, width, tree.get("leaf_weights").numbers(), rights);
    }
    int[] rows = new int[rights.length];
    for (int node = 0; node < rows.length; node++) {
      rows[node] = node;
    }
    return new VectorLeaves(tree, width, tree.get("base_weights").numbers(), rows);
  }

  boolean isPresent() {
    return width > 0;
  }

  /** The values of a leaf, each times the weight, in float. */
  double[] of(int node, float weight) {
    int row = rows[node];
    if (row < 0 || (row + 1L) * width > values.length) {
      throw tree.refused("node " + node + " is a leaf without values");
    }
    double[] leaf = new double[width];
    for (int i = 0; i < width; i++) {
      leaf[i] = (float) values[row * width + i] * weight;
    }
    return leaf;
  }
}
