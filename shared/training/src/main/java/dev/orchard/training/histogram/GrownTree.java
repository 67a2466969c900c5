package dev.orchard.training.histogram;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.TreeBuilder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A tree over bins, as it was grown: nodes in the order of their making, node 0 the root. */
final class GrownTree {
  private static final int WORDS = Split.WORDS;
  private static final int LEAF = -1;

  private final int outputCount;
  private int size;
  private int[] feature = new int[64];

  /** The last bin of a number that goes left, or which set of a category's bins does. */
  private int[] cut = new int[64];

  private int[] leftChild = new int[64];
  private double[] weight = new double[64];
  private double[] gain = new double[64];
  private double[] values;
  private final BitSet missingGoesLeft = new BitSet();
  private int sets;
  private long[] setWords = new long[WORDS];

  GrownTree(int outputCount) {
    this.outputCount = outputCount;
    this.values = new double[64 * outputCount];
  }

  /** Adds a leaf that answers the mean target, given a node's weight and target sums. */
  int addLeaf(double[] total) {
    if (size == feature.length) {
      enlarge();
    }
    feature[size] = LEAF;
    weight[size] = total[0];
    for (int output = 0; output < outputCount; output++) {
      values[size * outputCount + output] = total[1 + output] / total[0];
    }
    return size++;
  }

  /** Turns a leaf into a split whose children are the next two nodes to be added. */
  void split(int node, Split split, int firstChild) {
    feature[node] = split.feature;
    gain[node] = split.gain;
    leftChild[node] = firstChild;
    missingGoesLeft.set(node, split.missingGoesLeft());
    cut[node] = split.isSet() ? addSet(split) : split.bin;
  }

  private int addSet(Split split) {
    if (sets * WORDS == setWords.length) {
      setWords = Arrays.copyOf(setWords, 2 * setWords.length);
    }
    split.copyTo(setWords, sets * WORDS);
    return sets++;
  }

  int size() {
    return size;
  }

  boolean isLeaf(int node) {
    return feature[node] == LEAF;
  }

  int feature(int node) {
    return feature[node];
  }

  int leftChild(int node) {
    return leftChild[node];
  }

  double value(int node, int output) {
    return values[node * outputCount + output];
  }

  /** Makes a split send bins where this node does. */
  void restore(int node, BinnedColumn column, Split split) {
    if (column.isCategory()) {
      split.becomeWords(feature[node], setWords, cut[node] * WORDS, gain[node]);
    } else {
      split.becomeCut(feature[node], cut[node], missingGoesLeft.get(node), gain[node]);
    }
  }

  /** Writes the tree over values instead of bins. */
  void writeTo(TreeBuilder tree, List<BinnedColumn> columns) {
    for (int node = 0; node < size; node++) {
      int id = isLeaf(node) ? leaf(tree, node) : split(tree, node, columns);
      tree.cover(id, weight[node]);
    }
    for (int node = 0; node < size; node++) {
      if (!isLeaf(node)) {
        tree.connect(node, leftChild[node], leftChild[node] + 1);
        tree.gain(node, gain[node]);
      }
    }
  }

  private int leaf(TreeBuilder tree, int node) {
    return tree.leaf(Arrays.copyOfRange(values, node * outputCount, (node + 1) * outputCount));
  }

  private int split(TreeBuilder tree, int node, List<BinnedColumn> columns) {
    BinnedColumn column = columns.get(feature[node]);
    boolean missingLeft = missingGoesLeft.get(node);
    if (column.isCategory()) {
      int from = cut[node] * WORDS;
      BitSet codes = BitSet.valueOf(Arrays.copyOfRange(setWords, from, from + WORDS));
      codes.clear(BinnedColumn.MISSING);
      return tree.categorySplit(feature[node], codes, missingLeft);
    }
    double threshold = column.edge(Math.min(cut[node], column.lastBin()));
    return tree.split(feature[node], threshold, Comparison.LESS_OR_EQUAL, missingLeft);
  }

  private void enlarge() {
    int capacity = size * 2;
    feature = Arrays.copyOf(feature, capacity);
    cut = Arrays.copyOf(cut, capacity);
    leftChild = Arrays.copyOf(leftChild, capacity);
    weight = Arrays.copyOf(weight, capacity);
    gain = Arrays.copyOf(gain, capacity);
    values = Arrays.copyOf(values, capacity * outputCount);
  }
}
