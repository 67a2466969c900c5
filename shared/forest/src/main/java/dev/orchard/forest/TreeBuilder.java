package dev.orchard.forest;

import java.util.BitSet;

/**
 * One tree in the making. Nodes are added in any order and get the ids 0, 1, 2, …; {@link #connect}
 * gives a split its children. Nothing is checked here: {@link ForestBuilder#build()} checks all.
 *
 * <pre>{@code
 * int root = tree.split(0, 30.5, Comparison.LESS, true);
 * tree.connect(root, tree.leaf(0.25), tree.leaf(-0.5));
 * }</pre>
 */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow
public final class TreeBuilder {
  TreeBuilder() {}

  /**
   * Adds a split by a number.
   *
   * @param missingGoesLeft where a row without this feature (NaN) goes
   * @return the id of the new node
   */
  public int split(int feature, double threshold, Comparison comparison, boolean missingGoesLeft) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a split by category. A value that is a code in the set goes left; every other value (not
   * in the set, negative, not an integer, too large, infinite) goes right.
   *
   * @param goingLeft the category codes that go left
   * @return the id of the new node
   */
  public int categorySplit(int feature, BitSet goingLeft, boolean missingGoesLeft) {
    throw new UnsupportedOperationException();
  }

  /**
   * Adds a leaf.
   *
   * @param values one value a forest output, or a single one in a tree of one output
   * @return the id of the new node
   */
  public int leaf(double... values) {
    throw new UnsupportedOperationException();
  }

  /** Makes {@code left} and {@code right} the children of the split {@code parent}. */
  public TreeBuilder connect(int parent, int left, int right) {
    throw new UnsupportedOperationException();
  }

  /** Names the root; without this call it is node 0. */
  public TreeBuilder root(int node) {
    throw new UnsupportedOperationException();
  }

  /** Notes the training weight that reached the node, for explanations and importances. */
  public TreeBuilder cover(int node, double weight) {
    throw new UnsupportedOperationException();
  }

  /** Notes by how much the split bettered the training objective, for importances. */
  public TreeBuilder gain(int node, double gain) {
    throw new UnsupportedOperationException();
  }
}
