package dev.orchard.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * One tree in the making. Nodes are added in any order and get the ids 0, 1, 2, …; {@link #connect}
 * gives a split its children. {@link ForestBuilder#build()} checks that a tree came of it.
 *
 * <pre>{@code
 * int root = tree.split(0, 30.5, Comparison.LESS, true);
 * tree.connect(root, tree.leaf(0.25), tree.leaf(-0.5));
 * }</pre>
 */
public final class TreeBuilder {
  /** In place of a child that was never named. */
  static final int NONE = -1;

  private final int tree;
  private final int output;
  private final List<DraftNode> nodes = new ArrayList<>();
  private int[] lefts = new int[16];
  private int[] rights = new int[16];
  private double[] covers = new double[0];
  private double[] gains = new double[0];
  private int root;

  TreeBuilder(int tree, int output) {
    this.tree = tree;
    this.output = output;
  }

  /**
   * Adds a split by a number.
   *
   * @param missingGoesLeft where a row without this feature (NaN) goes
   * @return the id of the new node
   */
  public int split(int feature, double threshold, Comparison comparison, boolean missingGoesLeft) {
    Objects.requireNonNull(comparison, "comparison");
    return add(new DraftNode.NumberSplit(feature, threshold, comparison, missingGoesLeft));
  }

  /**
   * Adds a split by category. A value that is a code in the set goes left; every other value (not
   * in the set, negative, not an integer, too large, infinite) goes right.
   *
   * @param goingLeft the category codes that go left, each below 2<sup>20</sup>
   * @return the id of the new node
   */
  public int categorySplit(int feature, BitSet goingLeft, boolean missingGoesLeft) {
    BitSet copy = (BitSet) goingLeft.clone();
    return add(new DraftNode.CategorySplit(feature, copy, missingGoesLeft));
  }

  /**
   * Adds a leaf.
   *
   * @param values one value a forest output, or a single one in a tree of one output
   * @return the id of the new node
   */
  public int leaf(double... values) {
    return add(new DraftNode.Leaf(values.clone()));
  }

  /**
   * Makes {@code left} and {@code right} the children of the split {@code parent}.
   *
   * @throws InvalidForestException if {@code parent} is no split or has children already
   */
  public TreeBuilder connect(int parent, int left, int right) {
    checkExists(parent);
    if (!nodes.get(parent).isSplit()) {
      throw InvalidForestException.atNode(tree, parent, "is a leaf and cannot have children");
    }
    if (lefts[parent] != NONE) {
      throw InvalidForestException.atNode(tree, parent, "has children already");
    }
    checkChild(parent, left);
    checkChild(parent, right);
    lefts[parent] = left;
    rights[parent] = right;
    return this;
  }

  /** Names the root; without this call it is node 0. */
  public TreeBuilder root(int node) {
    checkExists(node);
    root = node;
    return this;
  }

  /** Notes the training weight that reached the node, for explanations and importances. */
  public TreeBuilder cover(int node, double weight) {
    checkExists(node);
    if (!(weight >= 0) || weight == Double.POSITIVE_INFINITY) {
      throw InvalidForestException.atNode(tree, node, "has the impossible cover " + weight);
    }
    covers = noted(covers, node, weight);
    return this;
  }

  /** Notes by how much the split bettered the training objective, for importances. */
  public TreeBuilder gain(int node, double gain) {
    checkExists(node);
    if (!Double.isFinite(gain)) {
      throw InvalidForestException.atNode(tree, node, "has the impossible gain " + gain);
    }
    gains = noted(gains, node, gain);
    return this;
  }

  int output() {
    return output;
  }

  int nodeCount() {
    return nodes.size();
  }

  DraftNode node(int id) {
    return nodes.get(id);
  }

  int left(int id) {
    return lefts[id];
  }

  int right(int id) {
    return rights[id];
  }

  int root() {
    return root;
  }

  boolean hasCovers() {
    return covers.length > 0;
  }

  boolean hasGains() {
    return gains.length > 0;
  }

  double coverOf(int id) {
    return id < covers.length ? covers[id] : Double.NaN;
  }

  double gainOf(int id) {
    return id < gains.length ? gains[id] : Double.NaN;
  }

  private int add(DraftNode node) {
    int id = nodes.size();
    if (id >= Limits.NODES) {
      throw InvalidForestException.inTree(tree, "has more than " + Limits.NODES + " nodes");
    }
    if (id == lefts.length) {
      lefts = Arrays.copyOf(lefts, 2 * id);
      rights = Arrays.copyOf(rights, 2 * id);
    }
    lefts[id] = NONE;
    rights[id] = NONE;
    nodes.add(node);
    return id;
  }

  private void checkExists(int node) {
    if (node < 0 || node >= nodes.size()) {
      throw InvalidForestException.atNode(tree, node, "does not exist");
    }
  }

  private void checkChild(int parent, int child) {
    if (child < 0 || child >= nodes.size()) {
      throw InvalidForestException.atNode(
          tree, parent, "names the child " + child + ", which does not exist");
    }
  }

  private static double[] noted(double[] notes, int node, double value) {
    double[] wide = notes;
    if (node >= notes.length) {
      wide = Arrays.copyOf(notes, Math.max(16, 2 * (node + 1)));
      Arrays.fill(wide, notes.length, wide.length, Double.NaN);
    }
    wide[node] = value;
    return wide;
  }
}
