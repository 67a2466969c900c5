package dev.orchard.formats.onnx;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import java.util.BitSet;

/**
 * The trees of a forest as the attributes of {@code TreeEnsemble}, version 5. A leaf there has one
 * target, so a tree that speaks of all outputs is written once for each. A category set is a chain
 * of equalities with one true child: onnxruntime 1.29 scores MEMBER nodes wrongly. Base scores of a
 * sum are added first, as leaves of their own: the order of additions is the forest's, and so is
 * every bit.
 */
final class TreeTable {
  private static final int LT = 1;
  private static final int LEQ = 0;
  private static final int EQ = 4;

  private final Forest forest;
  private final OnnxType type;
  private final Numbers roots = new Numbers();
  private final Numbers modes = new Numbers();
  private final Numbers features = new Numbers();
  private final Numbers thresholds = new Numbers();
  private final Numbers missing = new Numbers();
  private final Numbers trueChildren = new Numbers();
  private final Numbers trueLeaves = new Numbers();
  private final Numbers falseChildren = new Numbers();
  private final Numbers falseLeaves = new Numbers();
  private final Numbers leafTargets = new Numbers();
  private final Numbers leafWeights = new Numbers();

  TreeTable(Forest forest, OnnxType type) {
    this.forest = forest;
    this.type = type;
    for (int output = 0; output < forest.outputCount(); output++) {
      if (forest.aggregation() == Aggregation.SUM && forest.baseScore(output) != 0) {
        addConstant(forest.baseScore(output), output);
      }
    }
    for (int i = 0; i < forest.treeCount(); i++) {
      Tree tree = forest.tree(i);
      boolean all = tree.output() == Tree.ALL_OUTPUTS;
      for (int output = all ? 0 : tree.output();
          output < (all ? forest.outputCount() : tree.output() + 1);
          output++) {
        add(tree, output);
      }
    }
    if (roots.isEmpty()) {
      addConstant(0, 0);
    }
  }

  /** Writes the operator's attributes. */
  void write(ProtoWriter node) {
    integer(node, "n_targets", forest.outputCount());
    integer(node, "aggregate_function", 1);
    integer(node, "post_transform", 0);
    integers(node, "tree_roots", roots);
    tensor(node, "nodes_modes", OnnxType.UINT8, modes);
    integers(node, "nodes_featureids", features);
    tensor(node, "nodes_splits", type, thresholds);
    integers(node, "nodes_missing_value_tracks_true", missing);
    integers(node, "nodes_truenodeids", trueChildren);
    integers(node, "nodes_trueleafs", trueLeaves);
    integers(node, "nodes_falsenodeids", falseChildren);
    integers(node, "nodes_falseleafs", falseLeaves);
    integers(node, "leaf_targetids", leafTargets);
    tensor(node, "leaf_weights", type, leafWeights);
  }

  private void add(Tree tree, int output) {
    if (tree.isLeaf(0)) {
      addConstant(value(tree, 0, output), output);
      return;
    }
    int[] places = new int[tree.nodeCount()];
    int nextNode = modes.size();
    int nextLeaf = leafTargets.size();
    for (int node = 0; node < places.length; node++) {
      places[node] = tree.isLeaf(node) ? nextLeaf++ : nextNode;
      nextNode += tree.isLeaf(node) ? 0 : nodesOf(tree, node);
    }
    roots.add((long) places[0]);
    for (int node = 0; node < places.length; node++) {
      if (tree.isLeaf(node)) {
        leafTargets.add((long) output);
        leafWeights.add(value(tree, node, output));
      } else {
        addSplit(tree, node, places);
      }
    }
  }

  private static int nodesOf(Tree tree, int node) {
    return tree.isCategorySplit(node)
        ? Math.max(1, tree.categoriesGoingLeft(node).cardinality())
        : 1;
  }

  private void addSplit(Tree tree, int node, int[] places) {
    if (!tree.isCategorySplit(node)) {
      int mode = tree.comparison(node) == Comparison.LESS ? LT : LEQ;
      addNode(tree, node, places, mode, tree.threshold(node));
      return;
    }
    BitSet codes = tree.categoriesGoingLeft(node);
    if (codes.isEmpty()) {
      // Nothing is below the lowest number, and nothing in no set.
      addNode(tree, node, places, LT, Double.NEGATIVE_INFINITY);
      return;
    }
    int last = modes.size() + codes.cardinality() - 1;
    codes.stream()
        .forEach(
            code -> {
              addNode(tree, node, places, EQ, code);
              if (modes.size() <= last) {
                falseChildren.replaceLast(modes.size());
                falseLeaves.replaceLast(0);
              }
            });
  }

  private void addNode(Tree tree, int node, int[] places, int mode, double threshold) {
    modes.add((long) mode);
    thresholds.add(threshold);
    features.add((long) tree.feature(node));
    missing.add(tree.missingGoesLeft(node) ? 1L : 0L);
    int left = tree.left(node);
    int right = tree.right(node);
    trueChildren.add((long) places[left]);
    trueLeaves.add(tree.isLeaf(left) ? 1L : 0L);
    falseChildren.add((long) places[right]);
    falseLeaves.add(tree.isLeaf(right) ? 1L : 0L);
  }

  /**
   * A tree must have a split. Both of its ways could lead to one leaf, but onnxruntime scores such
   * a tree as nothing; two leaves of the same weight say the same.
   */
  private void addConstant(double value, int output) {
    roots.add((long) modes.size());
    modes.add((long) LEQ);
    features.add(0L);
    thresholds.add(0.0);
    missing.add(0L);
    trueChildren.add((long) leafTargets.size());
    trueLeaves.add(1L);
    falseChildren.add(leafTargets.size() + 1L);
    falseLeaves.add(1L);
    for (int leaf = 0; leaf < 2; leaf++) {
      leafTargets.add((long) output);
      leafWeights.add(value);
    }
  }

  private static double value(Tree tree, int node, int output) {
    return tree.leafValue(node, tree.leafWidth() == 1 ? 0 : output);
  }

  private static void integer(ProtoWriter node, String name, long value) {
    node.message(5, a -> a.text(1, name).varint(3, value).varint(20, 2));
  }

  private static void integers(ProtoWriter node, String name, Numbers values) {
    node.message(5, a -> a.text(1, name).integers(8, values).varint(20, 7));
  }

  private static void tensor(ProtoWriter node, String name, OnnxType type, Numbers values) {
    node.message(
        5,
        a ->
            a.text(1, name)
                .message(
                    5,
                    t ->
                        t.varint(1, values.size())
                            .varint(2, type.code())
                            .part(9, ProtoWriter.raw(values, type)))
                .varint(20, 4));
  }
}
