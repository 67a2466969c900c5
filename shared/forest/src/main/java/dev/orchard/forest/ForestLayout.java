package dev.orchard.forest;

/** Checks a {@link FlatForest}, node by node, and packs its nodes for scoring. */
final class ForestLayout {
  private final FlatForest flat;
  private final ForestHeader header;
  private final FeatureKeys featureKeys;
  private final int[] codes;
  private final int[] keys;
  private final double[] leafValues;
  private final int slotBits;
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private int nextLeafValue;

  private ForestLayout(FlatForest flat) {
    this.flat = flat;
    header = flat.header();
    featureKeys = flat.featureKeys();
    codes = flat.codes();
    keys = flat.keys();
    leafValues = flat.leafValues();
    slotBits = PackedTrees.slotBits(featureKeys.slotCount());
    nodes = new long[codes.length];
    roots = new int[flat.treeSizes().length + 1];
    depths = new int[flat.treeSizes().length];
  }

  /**
   * Lays a forest out.
   *
   * @throws InvalidForestException if the arrays do not describe one
   */
  static Forest of(FlatForest flat) {
    return new ForestLayout(flat).forest();
  }

  private Forest forest() {
    if (header.link() == Link.SOFTMAX && header.outputCount() < 2) {
      throw new InvalidForestException("SOFTMAX needs two outputs or more");
    }
    checkBaseScores();
    checkThresholds();
    checkNotes(flat.covers(), "cover", 0.0);
    checkNotes(flat.gains(), "gain", -Double.MAX_VALUE);
    for (int tree = 0; tree < depths.length; tree++) {
      roots[tree + 1] = roots[tree] + flat.treeSizes()[tree];
      packTree(tree);
    }
    if (roots[depths.length] != nodes.length) {
      throw new InvalidForestException("there are nodes that belong to no tree");
    }
    if (nextLeafValue != leafValues.length) {
      throw new InvalidForestException("there are leaf values that belong to no leaf");
    }
    PackedTrees trees =
        new PackedTrees(nodes, roots, depths, slotBits, featureKeys.leafSlot(), flat.sets());
    return new Forest(flat, featureKeys, trees);
  }

  private void checkBaseScores() {
    for (double score : header.baseScores()) {
      if (!header.isValue(score)) {
        throw new InvalidForestException("the base score " + score + " " + header.valueRule());
      }
    }
  }

  private void checkThresholds() {
    for (int feature = 0; feature < flat.thresholds().length; feature++) {
      long previous = OrderedBits.DOUBLE_LOWEST - 1;
      for (long threshold : flat.thresholds()[feature]) {
        if (threshold <= previous || threshold > OrderedBits.DOUBLE_HIGHEST + 1) {
          throw new InvalidForestException(
              "the thresholds of feature " + feature + " are not numbers in ascending order");
        }
        previous = threshold;
      }
    }
  }

  /** A note is finite, or NaN where nothing was noted. */
  private static void checkNotes(double[] notes, String what, double least) {
    for (double note : notes) {
      if (note < least || note == Double.POSITIVE_INFINITY) {
        throw new InvalidForestException("there is the impossible " + what + " " + note);
      }
    }
  }

  /**
   * Hands out children in the order of their parents. {@code next} is the first node without a
   * parent; a node that it has not passed belongs to nobody.
   */
  private void packTree(int tree) {
    int root = roots[tree];
    int end = root + flat.treeSizes()[tree];
    int next = root + 1;
    int levelEnd = next;
    int depth = 0;
    for (int node = root; node < end; node++) {
      if (node == levelEnd) {
        levelEnd = next;
        if (++depth > Limits.DEPTH) {
          throw InvalidForestException.inTree(tree, "is deeper than " + Limits.DEPTH);
        }
      }
      if (node >= next) {
        throw InvalidForestException.atNode(tree, node - root, "has no parent");
      }
      if (codes[node] == NodeCode.LEAF) {
        packLeaf(tree, node);
      } else {
        packSplit(tree, node, next + 1);
        next += 2;
      }
    }
    if (next != end) {
      throw InvalidForestException.inTree(tree, "ends before its last split has two children");
    }
    depths[tree] = depth;
  }

  private void packLeaf(int tree, int node) {
    int width = header.leafWidth(flat.treeOutputs()[tree]);
    if (keys[node] != 0 || leafValues.length - nextLeafValue < width) {
      throw InvalidForestException.atNode(tree, node - roots[tree], "is a leaf without values");
    }
    for (int i = nextLeafValue; i < nextLeafValue + width; i++) {
      if (!header.isValue(leafValues[i])) {
        throw InvalidForestException.atNode(
            tree, node - roots[tree], "leaf value " + leafValues[i] + " " + header.valueRule());
      }
    }
    nodes[node] = PackedTrees.pack(nextLeafValue, 1, featureKeys.leafSlot(), slotBits);
    nextLeafValue += width;
  }

  private void packSplit(int tree, int node, int rightChild) {
    int code = codes[node];
    int key = keys[node];
    int feature = NodeCode.feature(code);
    boolean category = NodeCode.isCategory(code);
    if (feature < 0 || feature >= header.featureCount()) {
      throw InvalidForestException.atNode(
          tree, node - roots[tree], "splits by a feature that does not exist");
    }
    boolean known =
        category ? key >= 0 && key < flat.sets().count() : featureKeys.isThreshold(feature, key);
    if (!known) {
      throw InvalidForestException.atNode(
          tree, node - roots[tree], "compares with what is no threshold");
    }
    if (rightChild - node > PackedTrees.farthest(slotBits)) {
      throw InvalidForestException.atNode(
          tree,
          node - roots[tree],
          "the tree is too wide for a forest of " + header.featureCount() + " features");
    }
    int slot = featureKeys.slot(feature, category, NodeCode.missingGoesLeft(code));
    nodes[node] = PackedTrees.pack(key, rightChild - node, slot, slotBits);
  }
}
