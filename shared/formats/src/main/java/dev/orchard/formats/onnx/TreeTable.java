package dev.orchard.formats.onnx;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import java.util.BitSet;

/**
 * The trees of a forest as the attributes of {@code TreeEnsemble}, version 5. A leaf there has one
 * target, so a tree that speaks of all outputs is written once for each. Base scores of a sum are
 * added first, as leaves of their own: the order of additions is the forest's, and so is every bit.
 *
 * <p>A set of several categories is a MEMBER node, the sets one after another in {@code
 * membership_values}, each ended by NaN. Chains of equalities that share a child, as they were
 * written before version 5, are refused by onnxruntime 1.31 ("shared internal node", its pull
 * request 32031). Where a set has more than 30 members or one above 30, onnxruntime cuts the
 * fraction off a value before it looks it up, so that 31.5 is a member with 31; for codes, missing
 * values and infinities it is right (OnnxMembersTest holds it to both).
 */
final class TreeTable {
  private static final int LT = 1;
  private static final int LEQ = 0;
  private static final int EQ = 4;
  private static final int MEMBER = 6;

  private final Forest forest;
  private final OnnxType type;
  private final Numbers roots = new Numbers();
  private final Numbers modes = new Numbers();
  private final Numbers features = new Numbers();
  private final Numbers thresholds = new Numbers();
  private final Numbers members = new Numbers();
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
    if (!members.isEmpty()) {
      tensor(node, "membership_values", type, members);
    }
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
      places[node] = tree.isLeaf(node) ? nextLeaf++ : nextNode++;
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

  private void addSplit(Tree tree, int node, int[] places) {
    if (!tree.isCategorySplit(node)) {
      int mode = tree.comparison(node) == Comparison.LESS ? LT : LEQ;
      addNode(tree, node, places, mode, tree.threshold(node));
      return;
    }
    BitSet codes = tree.categoriesGoingLeft(node);
    switch (codes.cardinality()) {
      // Nothing is below the lowest number, and nothing in no set.
      case 0 -> addNode(tree, node, places, LT, Double.NEGATIVE_INFINITY);
      case 1 -> addNode(tree, node, places, EQ, codes.nextSetBit(0));
      default -> {
        addNode(tree, node, places, MEMBER, 0);
        codes.stream().forEach(code -> members.add((double) code));
        members.add(Double.NaN);
      }
    }
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
   * A tree must have a split. Both of its ways may lead to one leaf, but up to 1.29 onnxruntime
   * takes the place of the root for that leaf's (transformInputAllTrees in
   * tree_ensemble_attribute.h); two leaves of the same weight say the same.
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
