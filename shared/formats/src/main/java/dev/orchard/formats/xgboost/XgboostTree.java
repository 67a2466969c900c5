package dev.orchard.formats.xgboost;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.formats.document.Part;
import java.util.BitSet;
import java.util.Optional;

/**
 * One tree: parallel lists with an entry a node, node 0 the root. The builder checks that it is a
 * tree. Values less than the split condition go left; a node without a left child is a leaf, its
 * value in place of the condition, or with vector leaves in a list of its own.
 */
final class XgboostTree {
  private static final int NO_CHILD = -1;

  /** The feature of a node that pruning deleted and that nobody refers to any more. */
  private static final int DELETED = Integer.MAX_VALUE;

  private final Part tree;
  private final int[] lefts;
  private final int[] rights;
  private final int[] features;
  private final double[] conditions;
  private final double[] defaultsLeft;
  private final BitSet[] categories;
  private final VectorLeaves vectorLeaves;
  private final float weight;

  /** The builder's id of each node. */
  private final int[] ids;

  /**
   * Reads the lists.
   *
   * @param weight by what leaves are multiplied, in float
   */
  XgboostTree(Part tree, int outputCount, float weight, CategorySplits splits) {
    this.tree = tree;
    this.weight = weight;
    lefts = tree.get("left_children").integers();
    rights = tree.get("right_children").integers();
    features = tree.get("split_indices").integers();
    conditions = tree.get("split_conditions").numbers();
    defaultsLeft = tree.get("default_left").numbers();
    checkLength("right_children", rights.length);
    checkLength("split_indices", features.length);
    checkLength("split_conditions", conditions.length);
    checkLength("default_left", defaultsLeft.length);
    categories = splits.read(tree, features);
    vectorLeaves = VectorLeaves.read(tree, outputCount, rights);
    ids = new int[lefts.length];
  }

  void addTo(ForestBuilder forest, int output) {
    TreeBuilder draft = vectorLeaves.isPresent() ? forest.addTree() : forest.addTree(output);
    for (int node = 0; node < ids.length; node++) {
      ids[node] = features[node] == DELETED ? NO_CHILD : add(draft, node);
    }
    for (int node = 0; node < ids.length; node++) {
      if (ids[node] != NO_CHILD && lefts[node] != NO_CHILD) {
        connect(draft, node);
      }
    }
    note(draft);
  }

  private int add(TreeBuilder draft, int node) {
    if (lefts[node] == NO_CHILD) {
      return vectorLeaves.isPresent()
          ? draft.leaf(vectorLeaves.of(node, weight))
          : draft.leaf((float) conditions[node] * weight);
    }
    boolean defaultLeft = defaultsLeft[node] != 0;
    return categories[node] == null
        ? draft.split(features[node], (float) conditions[node], Comparison.LESS, defaultLeft)
        // The categories listed go right with XGBoost, and left with the builder.
        : draft.categorySplit(features[node], categories[node], !defaultLeft);
  }

  private void connect(TreeBuilder draft, int node) {
    int left = child(node, lefts[node]);
    int right = child(node, rights[node]);
    if (categories[node] == null) {
      draft.connect(ids[node], left, right);
    } else {
      draft.connect(ids[node], right, left);
    }
  }

  private int child(int node, int child) {
    if (child < 0 || child >= ids.length || ids[child] == NO_CHILD) {
      throw tree.refused("node " + node + " has the child " + child + ", which is not there");
    }
    return ids[child];
  }

  /** Hessians are the covers, loss changes the gains; what is not finite is left out. */
  private void note(TreeBuilder draft) {
    Optional<double[]> hessians = tree.find("sum_hessian").map(Part::numbers);
    Optional<double[]> gains = tree.find("loss_changes").map(Part::numbers);
    hessians.ifPresent(values -> checkLength("sum_hessian", values.length));
    gains.ifPresent(values -> checkLength("loss_changes", values.length));
    for (int node = 0; node < ids.length; node++) {
      if (ids[node] == NO_CHILD) {
        continue;
      }
      if (hessians.isPresent() && Double.isFinite(hessians.get()[node])) {
        draft.cover(ids[node], hessians.get()[node]);
      }
      boolean split = lefts[node] != NO_CHILD;
      if (split && gains.isPresent() && Double.isFinite(gains.get()[node])) {
        draft.gain(ids[node], gains.get()[node]);
      }
    }
  }

  private void checkLength(String name, int length) {
    if (length != lefts.length) {
      throw tree.get(name).refused("%d values for %d nodes".formatted(length, lefts.length));
    }
  }
}
