package dev.orchard.forest;

import java.util.Arrays;

/**
 * The nodes of all trees, laid out so that a step down a tree is a handful of instructions, two
 * loads and no branch.
 *
 * <h2>A node is one long</h2>
 *
 * <pre>
 *   63                                32 31                       slotBits           0
 *  +------------------------------------+---------------------------+------------------+
 *  | split: key of the threshold        | right child's index less  | slot of the row  |
 *  | leaf: where its values start       | this node's (leaf: 1)     | key to compare   |
 *  +------------------------------------+---------------------------+------------------+
 * </pre>
 *
 * A cache line holds eight nodes. {@link FeatureKeys} has turned thresholds and row values of every
 * precision into integers, exactly, so the layout is the same for floats and doubles. The right
 * child follows the left one, hence one distance serves both, and the step is
 *
 * <pre>  next = index + distance + ((rowKey - nodeKey) >> 63)  </pre>
 *
 * in long arithmetic, where the difference of two ints cannot overflow: its sign, shifted all the
 * way, is -1 to the left and 0 to the right. There is no comparison that the compiler could turn
 * back into a branch; a branch here is mispredicted about every other time and costs more than the
 * step. The distance is added while the row key is still being loaded.
 *
 * <h2>Leaves loop</h2>
 *
 * A leaf reads the slot that always holds the smallest integer, which is less than the start of its
 * values, and so steps to {@code index + 1 - 1}: itself. A tree is walked for as many steps as it
 * is deep and needs no test for having arrived.
 *
 * <h2>Several walks at a time</h2>
 *
 * A step waits for its two loads, some ten cycles from the first-level cache; the steps of
 * different trees (for a single row) or different rows (for a block) do not depend on each other,
 * so several are interleaved and the processor overlaps their waits. A block goes through one tree
 * after the other, which keeps that tree in the cache, and the keys of a block's rows lie slot by
 * slot: near the root, where all rows compare the same slot, one line serves sixteen of them. A
 * full block takes the first steps as {@link TopLevels} does.
 *
 * <p>Nodes are stored breadth first: the upper levels, which every row visits, share few lines.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>N. Asadi, J. Lin, A. de Vries, Runtime Optimizations for Tree-Based Machine Learning
 *       Models, IEEE TKDE 2014: predication in place of branches, interleaving (VPred).
 *   <li>C. Lucchese et al., QuickScorer, SIGIR 2015: sorted thresholds, blocks of trees and rows.
 *   <li>A. Prasad et al., Treebeard, MICRO 2022: tree walk interleaving, unrolling to the depth.
 * </ol>
 */
final class PackedTrees {
  /** Bits of a node below its key. */
  private static final int KEY_SHIFT = 32;

  /** Walks interleaved, of trees or of rows. Eight at a time were not faster. */
  private static final int LANES = 4;

  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int slotBits;
  private final int leafSlot;
  private final CategorySets sets;
  private final TopLevels top;

  /**
   * Takes over checked arrays.
   *
   * @param roots where each tree starts in {@code nodes}, and after the last where it ends
   * @param depths the splits on the longest way of each tree
   */
  PackedTrees(
      long[] nodes, int[] roots, int[] depths, int slotBits, int leafSlot, CategorySets sets) {
    this.nodes = nodes;
    this.roots = roots;
    this.depths = depths;
    this.slotBits = slotBits;
    this.leafSlot = leafSlot;
    this.sets = sets;
    top = TopLevels.of(this);
  }

  static int slotBits(int slotCount) {
    return Integer.SIZE - Integer.numberOfLeadingZeros(slotCount - 1);
  }

  /** The farthest that a right child may be from its parent. */
  static int farthest(int slotBits) {
    return (int) Math.min(Integer.MAX_VALUE, (1L << (KEY_SHIFT - slotBits)) - 1);
  }

  static long pack(int key, int distance, int slot, int slotBits) {
    return ((long) key << KEY_SHIFT) | Integer.toUnsignedLong((distance << slotBits) | slot);
  }

  int treeCount() {
    return depths.length;
  }

  int nodeCount() {
    return nodes.length;
  }

  int root(int tree) {
    return roots[tree];
  }

  int nodeCount(int tree) {
    return roots[tree + 1] - roots[tree];
  }

  int depth(int tree) {
    return depths[tree];
  }

  int key(int node) {
    return (int) (nodes[node] >> KEY_SHIFT);
  }

  int slot(int node) {
    return (int) nodes[node] & slotMask();
  }

  boolean isLeaf(int node) {
    return slot(node) == leafSlot;
  }

  int leftChild(int node) {
    return node + ((int) nodes[node] >>> slotBits) - 1;
  }

  CategorySets sets() {
    return sets;
  }

  long sizeInBytes() {
    return 8L * nodes.length
        + 4L * (roots.length + depths.length)
        + sets.sizeInBytes()
        + top.sizeInBytes();
  }

  /** Finds for one row where the values of the leaf it reaches start, for every tree. */
  void leavesOfRow(int[] keys, int[] leaves) {
    if (!sets.isEmpty()) {
      for (int tree = 0; tree < depths.length; tree++) {
        leaves[tree] = leafWithSets(tree, keys, 0, 0);
      }
      return;
    }
    int tree = 0;
    for (; tree + LANES <= depths.length; tree += LANES) {
      walkFourTrees(tree, keys, leaves);
    }
    for (; tree < depths.length; tree++) {
      leaves[tree] = leaf(roots[tree], depths[tree], keys, 0, 0);
    }
  }

  /**
   * Finds for the rows of a block where the values of the leaf they reach start, for one tree.
   *
   * @param block the keys of the rows; takes the starts into its leaves
   */
  void leavesOfTree(int tree, int rowCount, Scratch block) {
    int[] leaves = block.leaves();
    if (!sets.isEmpty()) {
      for (int row = 0; row < rowCount; row++) {
        leaves[row] = leafWithSets(tree, block.keys(), row, block.laneBits());
      }
      return;
    }
    int levels = depths[tree];
    if (levels >= TopLevels.LEVELS && rowCount == block.rowCount()) {
      top.walk(tree, block.keys(), block.laneBits(), block.answers(), leaves);
      levels -= TopLevels.LEVELS;
    } else {
      Arrays.fill(leaves, 0, rowCount, roots[tree]);
    }
    int row = 0;
    for (; row + LANES <= rowCount; row += LANES) {
      walkFourRows(levels, block.keys(), row, block.laneBits(), leaves);
    }
    for (; row < rowCount; row++) {
      leaves[row] = leaf(leaves[row], levels, block.keys(), row, block.laneBits());
    }
  }

  private int slotMask() {
    return (1 << slotBits) - 1;
  }

  private static int step(int index, long node, int rowKey, int slotBits) {
    return index + ((int) node >>> slotBits) + (int) ((rowKey - (node >> KEY_SHIFT)) >> 63);
  }

  private void walkFourTrees(int tree, int[] keys, int[] leaves) {
    long[] nodes = this.nodes;
    int bits = slotBits;
    int mask = slotMask();
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int depth =
        Math.max(
            Math.max(depths[tree], depths[tree + 1]), Math.max(depths[tree + 2], depths[tree + 3]));
    for (int level = 0; level < depth; level++) {
      long nodeA = nodes[a];
      long nodeB = nodes[b];
      long nodeC = nodes[c];
      long nodeD = nodes[d];
      a = step(a, nodeA, keys[(int) nodeA & mask], bits);
      b = step(b, nodeB, keys[(int) nodeB & mask], bits);
      c = step(c, nodeC, keys[(int) nodeC & mask], bits);
      d = step(d, nodeD, keys[(int) nodeD & mask], bits);
    }
    leaves[tree] = key(a);
    leaves[tree + 1] = key(b);
    leaves[tree + 2] = key(c);
    leaves[tree + 3] = key(d);
  }

  /** Walks on from the nodes that {@code leaves} holds. */
  private void walkFourRows(int levels, int[] keys, int row, int laneBits, int[] leaves) {
    long[] nodes = this.nodes;
    int bits = slotBits;
    int mask = slotMask();
    int a = leaves[row];
    int b = leaves[row + 1];
    int c = leaves[row + 2];
    int d = leaves[row + 3];
    for (int level = levels; level > 0; level--) {
      long nodeA = nodes[a];
      long nodeB = nodes[b];
      long nodeC = nodes[c];
      long nodeD = nodes[d];
      a = step(a, nodeA, keys[(((int) nodeA & mask) << laneBits) + row], bits);
      b = step(b, nodeB, keys[(((int) nodeB & mask) << laneBits) + row + 1], bits);
      c = step(c, nodeC, keys[(((int) nodeC & mask) << laneBits) + row + 2], bits);
      d = step(d, nodeD, keys[(((int) nodeD & mask) << laneBits) + row + 3], bits);
    }
    leaves[row] = key(a);
    leaves[row + 1] = key(b);
    leaves[row + 2] = key(c);
    leaves[row + 3] = key(d);
  }

  private int leaf(int node, int levels, int[] keys, int lane, int laneBits) {
    int index = node;
    int mask = slotMask();
    for (int level = levels; level > 0; level--) {
      long packed = nodes[index];
      index = step(index, packed, keys[(((int) packed & mask) << laneBits) + lane], slotBits);
    }
    return key(index);
  }

  /** The walk of forests with category sets, whose splits are not all of one kind. */
  private int leafWithSets(int tree, int[] keys, int lane, int laneBits) {
    int index = roots[tree];
    while (true) {
      long node = nodes[index];
      int slot = (int) node & slotMask();
      if (slot == leafSlot) {
        return key(index);
      }
      int rowKey = keys[(slot << laneBits) + lane];
      boolean goesLeft = slot < leafSlot ? rowKey < key(index) : sets.goesLeft(key(index), rowKey);
      index = leftChild(index) + (goesLeft ? 0 : 1);
    }
  }
}
