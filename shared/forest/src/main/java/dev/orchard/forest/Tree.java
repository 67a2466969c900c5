package dev.orchard.forest;

import java.util.BitSet;

/**
 * A read-only view of one tree, for explanation, importances and export. Nodes are numbered breadth
 * first: the root is node 0, and the right child of a split is its left child plus one.
 *
 * <p>Thresholds come back in the one form that the scorer knows: {@code value < threshold}. A split
 * built with {@code <=} shows the next larger number; on every value both say the same.
 */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow
public final class Tree {
  /** What {@link #output()} gives for a tree whose leaves speak of every output. */
  public static final int ALL_OUTPUTS = -1;

  Tree() {}

  public int nodeCount() {
    throw new UnsupportedOperationException();
  }

  /** The longest way from the root to a leaf, in splits. */
  public int depth() {
    throw new UnsupportedOperationException();
  }

  /** The output that the leaves are added to, or {@link #ALL_OUTPUTS}. */
  public int output() {
    throw new UnsupportedOperationException();
  }

  public boolean isLeaf(int node) {
    throw new UnsupportedOperationException();
  }

  public boolean isCategorySplit(int node) {
    throw new UnsupportedOperationException();
  }

  public int feature(int node) {
    throw new UnsupportedOperationException();
  }

  /** The threshold of a split by a number. */
  public double threshold(int node) {
    throw new UnsupportedOperationException();
  }

  /** {@link Comparison#LESS}, but for {@code value <= Infinity}, which no {@code <} can say. */
  public Comparison comparison(int node) {
    throw new UnsupportedOperationException();
  }

  /** The category codes that go left at a split by category. */
  public BitSet categoriesGoingLeft(int node) {
    throw new UnsupportedOperationException();
  }

  public boolean missingGoesLeft(int node) {
    throw new UnsupportedOperationException();
  }

  public int left(int node) {
    throw new UnsupportedOperationException();
  }

  public int right(int node) {
    throw new UnsupportedOperationException();
  }

  /** How many values a leaf holds: one, or one an output. */
  public int leafWidth() {
    throw new UnsupportedOperationException();
  }

  /** The value of a leaf at {@code index}, from 0 to {@link #leafWidth()} less one. */
  public double leafValue(int node, int index) {
    throw new UnsupportedOperationException();
  }

  /** The training weight that reached the node; NaN if nobody noted it. */
  public double cover(int node) {
    throw new UnsupportedOperationException();
  }

  /** By how much the split bettered the training objective; NaN if nobody noted it. */
  public double gain(int node) {
    throw new UnsupportedOperationException();
  }
}
