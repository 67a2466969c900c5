package dev.orchard.formats.onnx;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the attributes of {@code TreeEnsembleRegressor} and {@code TreeEnsembleClassifier},
 * versions 1 and 3: one table of nodes, named by tree and node id, and one of weights. The nodes'
 * hit rates are no covers: skl2onnx writes 1 for every node, so they are left out.
 */
final class NodeTableReader {
  private static final Map<String, NodeMode> MODES =
      Map.of(
          "BRANCH_LEQ", NodeMode.LEQ,
          "BRANCH_LT", NodeMode.LT,
          "BRANCH_GTE", NodeMode.GTE,
          "BRANCH_GT", NodeMode.GT,
          "BRANCH_EQ", NodeMode.EQ,
          "BRANCH_NEQ", NodeMode.NEQ,
          "LEAF", NodeMode.LEAF);

  private final OnnxNode node;
  private final EnsembleAttributes attributes;
  private final OnnxType inputType;
  private final String weightPrefix;
  private final int targetCount;

  /** {@code nodes_treeids} and {@code nodes_nodeids} in one number, to the place in the table. */
  private final Map<Long, Integer> places = new HashMap<>();

  /** Where a node of the table is a leaf: which one. */
  private int[] leaves = new int[0];

  private NodeTableReader(OnnxNode node, OnnxType inputType, String weightPrefix, int targetCount) {
    this.node = node;
    this.inputType = inputType;
    this.weightPrefix = weightPrefix;
    this.targetCount = targetCount;
    attributes = new EnsembleAttributes(node);
  }

  static Ensemble regressor(OnnxNode node, OnnxType inputType) {
    int targets = new EnsembleAttributes(node).targetCount();
    return new NodeTableReader(node, inputType, "target", targets).read();
  }

  static Ensemble classifier(OnnxNode node, OnnxType inputType, List<String> classes) {
    int targets = new EnsembleAttributes(node).classCount(classes);
    return new NodeTableReader(node, inputType, "class", targets).read();
  }

  private Ensemble read() {
    List<String> modeNames = node.texts("nodes_modes");
    int count = modeNames.size();
    NodeMode[] modes = new NodeMode[count];
    leaves = new int[count];
    int leafCount = 0;
    for (int i = 0; i < count; i++) {
      modes[i] = MODES.get(modeNames.get(i));
      if (modes[i] == null) {
        throw node.refusal("has a node mode that is not known");
      }
      leaves[i] = modes[i] == NodeMode.LEAF ? leafCount++ : -1;
    }
    int[] roots = readPlaces(count);
    int[] features = new int[count];
    Numbers featureIds = attributes.integers("nodes_featureids", count);
    BitSet missingHolds = new BitSet();
    Numbers missing = node.numbers("nodes_missing_value_tracks_true");
    for (int i = 0; i < count; i++) {
      features[i] = modes[i] == NodeMode.LEAF ? 0 : attributes.feature(featureIds.integer(i));
      missingHolds.set(i, attributes.optional("nodes_missing_value_tracks_true", missing, i) == 1);
    }
    int[] leafStarts = new int[leafCount + 1];
    int[] order = readLeafStarts(leafStarts);
    int[] leafTargets = leafTargets(order);
    checkTargets(leafStarts, leafTargets);
    return new Ensemble(
        targetCount,
        node.text("aggregate_function", "SUM"),
        node.text("post_transform", "NONE"),
        baseValues(),
        modes,
        features,
        attributes.numbers("nodes_values", count, inputType),
        new BitSet[count],
        children("nodes_truenodeids", modes),
        children("nodes_falsenodeids", modes),
        missingHolds,
        leafStarts,
        leafTargets,
        leafWeights(order),
        roots);
  }

  /** Notes where every node stands; the first of each tree is its root, as in onnxruntime. */
  private int[] readPlaces(int count) {
    Numbers trees = attributes.integers("nodes_treeids", count);
    Numbers ids = attributes.integers("nodes_nodeids", count);
    Numbers roots = new Numbers();
    BitSet known = new BitSet();
    for (int i = 0; i < count; i++) {
      int tree = attributes.within("nodes_treeids", trees.integer(i), 0, Integer.MAX_VALUE - 1);
      if (places.put(key(tree, ids.integer(i)), i) != null) {
        throw node.refusal("has a node twice");
      }
      if (i == 0 || trees.integer(i - 1) != tree) {
        int number = attributes.within("nodes_treeids", tree, 0, 1 << 24);
        if (known.get(number)) {
          throw node.refusal("has the nodes of a tree in two places");
        }
        known.set(number);
        roots.add((long) i);
      }
    }
    int[] rootChildren = new int[roots.size()];
    for (int i = 0; i < rootChildren.length; i++) {
      rootChildren[i] = child((int) roots.integer(i));
    }
    return rootChildren;
  }

  private int[] children(String name, NodeMode[] modes) {
    Numbers ids = attributes.integers(name, modes.length);
    Numbers trees = node.numbers("nodes_treeids");
    int[] children = new int[modes.length];
    for (int i = 0; i < modes.length; i++) {
      if (modes[i] != NodeMode.LEAF) {
        children[i] = child(place(trees.integer(i), ids.integer(i)));
      }
    }
    return children;
  }

  /** Counts the weights of each leaf and gives the order that has them leaf by leaf. */
  private int[] readLeafStarts(int[] starts) {
    int count = node.numbers(weightPrefix + "_ids").size();
    Numbers trees = attributes.integers(weightPrefix + "_treeids", count);
    Numbers ids = attributes.integers(weightPrefix + "_nodeids", count);
    int[] leafOf = new int[count];
    for (int i = 0; i < count; i++) {
      // Weights of inner nodes are ignored, as onnxruntime does: an old converter wrote some.
      leafOf[i] = leaves[place(trees.integer(i), ids.integer(i))];
      if (leafOf[i] >= 0) {
        starts[leafOf[i] + 1]++;
      }
    }
    for (int leaf = 1; leaf < starts.length; leaf++) {
      starts[leaf] += starts[leaf - 1];
    }
    int[] next = starts.clone();
    int[] order = new int[starts[starts.length - 1]];
    for (int i = 0; i < count; i++) {
      if (leafOf[i] >= 0) {
        order[next[leafOf[i]]++] = i;
      }
    }
    return order;
  }

  /** onnxruntime adds a weight given twice for many targets, and takes the first for one. */
  private void checkTargets(int[] starts, int[] leafTargets) {
    BitSet seen = new BitSet();
    for (int leaf = 0; leaf + 1 < starts.length; leaf++) {
      for (int i = starts[leaf]; i < starts[leaf + 1]; i++) {
        if (seen.get(leafTargets[i])) {
          throw node.refusal("has a leaf with two weights for one target");
        }
        seen.set(leafTargets[i]);
      }
      for (int i = starts[leaf]; i < starts[leaf + 1]; i++) {
        seen.clear(leafTargets[i]);
      }
    }
  }

  private int[] leafTargets(int[] order) {
    Numbers targets = node.numbers(weightPrefix + "_ids");
    int[] leafTargets = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      leafTargets[i] =
          attributes.within(
              weightPrefix + "_ids",
              attributes.optional(weightPrefix + "_ids", targets, order[i]),
              0,
              targetCount - 1);
    }
    return leafTargets;
  }

  private double[] leafWeights(int[] order) {
    int count = node.numbers(weightPrefix + "_ids").size();
    double[] weights = attributes.numbers(weightPrefix + "_weights", count, inputType);
    double[] ordered = new double[order.length];
    for (int i = 0; i < order.length; i++) {
      ordered[i] = weights[order[i]];
    }
    return ordered;
  }

  private double[] baseValues() {
    int count =
        Math.max(
            node.numbers("base_values").size(),
            node.tensor("base_values_as_tensor").map(OnnxTensor::size).orElse(0));
    return attributes.numbers("base_values", count, inputType);
  }

  private int child(int place) {
    return leaves[place] >= 0 ? ~leaves[place] : place;
  }

  private int place(long tree, long id) {
    Integer place = places.get(key(tree, id));
    if (place == null) {
      throw node.refusal("leads to a node that does not exist");
    }
    return place;
  }

  private long key(long tree, long id) {
    return ((long) attributes.within("nodes_treeids", tree, 0, Integer.MAX_VALUE - 1) << 32)
        | attributes.within("a node id", id, 0, Integer.MAX_VALUE - 1);
  }
}
