package dev.orchard.forest;

import java.util.BitSet;
import java.util.Objects;

/**
 * A read-only view of one tree, for explanation, importances and export. Nodes are numbered breadth
 * first: the root is node 0, and the right child of a split is its left child plus one.
 *
 * <p>Thresholds come back in the one form that the scorer knows: {@code value < threshold}. A split
 * built with {@code <=} shows the next larger number; on every value both say the same.
 */
public final class Tree {
  /** What {@link #output()} gives for a tree whose leaves speak of every output. */
  public static final int ALL_OUTPUTS = -1;

  private final Forest forest;
  private final PackedTrees trees;
  private final FeatureKeys featureKeys;
  private final int index;
  private final int root;

  Tree(Forest forest, int index) {
    this.forest = forest;
    this.index = index;
    trees = forest.trees();
    featureKeys = forest.featureKeys();
    root = trees.root(index);
  }

  public int nodeCount() {
    return trees.nodeCount(index);
  }

  /** The longest way from the root to a leaf, in splits. */
  public int depth() {
    return trees.depth(index);
  }

  /** The output that the leaves are added to, or {@link #ALL_OUTPUTS}. */
  public int output() {
    return forest.leafSum().treeOutputs()[index];
  }

  public boolean isLeaf(int node) {
    return trees.isLeaf(at(node));
  }

  public boolean isCategorySplit(int node) {
    return featureKeys.isCategorySlot(trees.slot(at(node)));
  }

  public int feature(int node) {
    return featureKeys.featureOf(trees.slot(split(node)));
  }

  /** The threshold of a split by a number. */
  public double threshold(int node) {
    return featureKeys.threshold(feature(node), trees.key(numericSplit(node)));
  }

  /** {@link Comparison#LESS}, but for {@code value <= Infinity}, which no {@code <} can say. */
  public Comparison comparison(int node) {
    return featureKeys.isAboveInfinity(feature(node), trees.key(numericSplit(node)))
        ? Comparison.LESS_OR_EQUAL
        : Comparison.LESS;
  }

  /** The category codes that go left at a split by category. */
  public BitSet categoriesGoingLeft(int node) {
    if (!isCategorySplit(node)) {
      throw new IllegalArgumentException("node " + node + " is no split by category");
    }
    return trees.sets().set(trees.key(at(node)));
  }

  public boolean missingGoesLeft(int node) {
    return featureKeys.missingGoesLeft(trees.slot(split(node)));
  }

  public int left(int node) {
    return trees.leftChild(split(node)) - root;
  }

  public int right(int node) {
    return left(node) + 1;
  }

  /** How many values a leaf holds: one, or one an output. */
  public int leafWidth() {
    return forest.header().leafWidth(output());
  }

  /** The value of a leaf at {@code index}, from 0 to {@link #leafWidth()} less one. */
  public double leafValue(int node, int index) {
    if (!isLeaf(node)) {
      throw new IllegalArgumentException("node " + node + " is a split");
    }
    return forest.leafSum().value(trees.key(at(node)) + Objects.checkIndex(index, leafWidth()));
  }

  /** The training weight that reached the node; NaN if nobody noted it. */
  public double cover(int node) {
    return note(forest.covers(), node);
  }

  /** By how much the split bettered the training objective; NaN if nobody noted it. */
  public double gain(int node) {
    return note(forest.gains(), node);
  }

  private double note(double[] notes, int node) {
    int position = at(node);
    return notes.length == 0 ? Double.NaN : notes[position];
  }

  private int at(int node) {
    return root + Objects.checkIndex(node, nodeCount());
  }

  private int split(int node) {
    int position = at(node);
    if (trees.isLeaf(position)) {
      throw new IllegalArgumentException("node " + node + " is a leaf");
    }
    return position;
  }

  private int numericSplit(int node) {
    if (isCategorySplit(node)) {
      throw new IllegalArgumentException("node " + node + " is a split by category");
    }
    return split(node);
  }
}
