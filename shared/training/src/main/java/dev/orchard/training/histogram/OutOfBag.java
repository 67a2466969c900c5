package dev.orchard.training.histogram;

import java.util.Arrays;
import java.util.List;

/**
 * The rows that a tree has not seen, and the leaves they reach. They are partitioned from the root
 * downwards as the tree's own rows were, which touches each node once; walking row by row would
 * fetch every node of a large tree from far memory for every row.
 */
final class OutOfBag {
  private final int[] rows;
  private final int[] leaves;

  private OutOfBag(int[] rows, int[] leaves) {
    this.rows = rows;
    this.leaves = leaves;
  }

  /**
   * Sends rows down a tree.
   *
   * @param rows by number; their order is changed
   */
  static OutOfBag of(int[] rows, GrownTree tree, List<BinnedColumn> columns) {
    int[] leaves = new int[rows.length];
    int[] goingRight = new int[rows.length];
    int[] starts = new int[tree.size()];
    int[] ends = new int[tree.size()];
    ends[0] = rows.length;
    Split split = new Split();
    for (int node = 0; node < tree.size(); node++) {
      if (tree.isLeaf(node)) {
        Arrays.fill(leaves, starts[node], ends[node], node);
      } else if (starts[node] < ends[node]) {
        BinnedColumn column = columns.get(tree.feature(node));
        tree.restore(node, column, split);
        int middle = partition(rows, goingRight, column.bins(), split, starts[node], ends[node]);
        int left = tree.leftChild(node);
        starts[left] = starts[node];
        ends[left] = middle;
        starts[left + 1] = middle;
        ends[left + 1] = ends[node];
      }
    }
    return new OutOfBag(rows, leaves);
  }

  private static int partition(
      int[] rows, int[] goingRight, byte[] bins, Split split, int start, int end) {
    int left = start;
    int right = 0;
    for (int i = start; i < end; i++) {
      int row = rows[i];
      int goesLeft = split.leftBit(bins[row] & 0xFF);
      rows[left] = row;
      goingRight[right] = row;
      left += goesLeft;
      right += 1 - goesLeft;
    }
    System.arraycopy(goingRight, 0, rows, left, right);
    return left;
  }

  /** Adds the answers of the tree to the sums of its rows, and 1 to the count of each. */
  void addTo(double[][] sums, int[] counts, GrownTree tree) {
    for (int i = 0; i < rows.length; i++) {
      counts[rows[i]]++;
      for (int output = 0; output < sums.length; output++) {
        sums[output][rows[i]] += tree.value(leaves[i], output);
      }
    }
  }
}
