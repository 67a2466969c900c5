package dev.orchard.training.histogram;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.TreeBuilder;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** A tree over bins, as it was grown: nodes in the order of their making, node 0 the root. */
final class GrownTree {
  private static final int WORDS = 4;
  private static final int LEAF = -1;

  private final int outputCount;
  private int size;
  private int[] feature = new int[64];
  private int[] bin = new int[64];
  private int[] leftChild = new int[64];
  private double[] weight = new double[64];
  private double[] gain = new double[64];
  private double[] values;
  private long[] binsGoingLeft = new long[64 * WORDS];

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
    bin[node] = split.bin;
    gain[node] = split.gain;
    leftChild[node] = firstChild;
    System.arraycopy(split.binsGoingLeft, 0, binsGoingLeft, node * WORDS, WORDS);
  }

  int size() {
    return size;
  }

  /** Adds the leaf values that a training row reaches. */
  void addTo(double[] sums, List<BinnedColumn> columns, int row) {
    int node = 0;
    while (feature[node] != LEAF) {
      int at = columns.get(feature[node]).bin(row);
      node = leftChild[node] + (Split.contains(binsGoingLeft, node * WORDS, at) ? 0 : 1);
    }
    for (int output = 0; output < outputCount; output++) {
      sums[output] += values[node * outputCount + output];
    }
  }

  /** Writes the tree over values instead of bins. */
  void writeTo(TreeBuilder tree, List<BinnedColumn> columns) {
    for (int node = 0; node < size; node++) {
      int id = feature[node] == LEAF ? leaf(tree, node) : split(tree, node, columns);
      tree.cover(id, weight[node]);
    }
    for (int node = 0; node < size; node++) {
      if (feature[node] != LEAF) {
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
    boolean missingLeft = Split.contains(binsGoingLeft, node * WORDS, BinnedColumn.MISSING);
    if (column.isCategory()) {
      long[] words = Arrays.copyOfRange(binsGoingLeft, node * WORDS, (node + 1) * WORDS);
      BitSet codes = BitSet.valueOf(words);
      codes.clear(BinnedColumn.MISSING);
      return tree.categorySplit(feature[node], codes, missingLeft);
    }
    double threshold = column.edge(Math.min(bin[node], column.lastBin()));
    return tree.split(feature[node], threshold, Comparison.LESS_OR_EQUAL, missingLeft);
  }

  private void enlarge() {
    int capacity = size * 2;
    feature = Arrays.copyOf(feature, capacity);
    bin = Arrays.copyOf(bin, capacity);
    leftChild = Arrays.copyOf(leftChild, capacity);
    weight = Arrays.copyOf(weight, capacity);
    gain = Arrays.copyOf(gain, capacity);
    values = Arrays.copyOf(values, capacity * outputCount);
    binsGoingLeft = Arrays.copyOf(binsGoingLeft, capacity * WORDS);
  }
}
