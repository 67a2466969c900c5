package dev.orchard.forest;

import java.util.Arrays;

/** The walk of trees that compare numbers only. */
final class NumberLeafWalk implements LeafWalk {
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int slotBits;
  private final int slotMask;
  private final TopLevels top;

  NumberLeafWalk(PackedTrees trees) {
    nodes = trees.nodes();
    roots = trees.roots();
    depths = trees.depths();
    slotBits = trees.slotBits();
    slotMask = trees.slotMask();
    top = TopLevels.of(trees);
  }

  @Override
  public long sizeInBytes() {
    return top.sizeInBytes();
  }

  @Override
  public void leavesOfRow(int[] keys, int[] leaves) {
    int lastStart = depths.length - TREE_LANES;
    if (lastStart < 0) {
      for (int tree = 0; tree < depths.length; tree++) {
        leaves[tree] = leaf(roots[tree], depths[tree], keys, 0, 0);
      }
      return;
    }
    for (int tree = 0; tree < lastStart; tree += TREE_LANES) {
      walkTrees(tree, keys, leaves);
    }
    walkTrees(lastStart, keys, leaves);
  }

  /** A full block takes the first steps as {@link TopLevels} does. */
  @Override
  public void leavesOfTree(int tree, int rowCount, Scratch block) {
    int[] leaves = block.leaves();
    int levels = depths[tree];
    if (levels >= TopLevels.LEVELS && rowCount == block.rowCount()) {
      top.walk(tree, block.keys(), block.laneBits(), block.answers(), leaves);
      levels -= TopLevels.LEVELS;
    } else {
      Arrays.fill(leaves, 0, rowCount, roots[tree]);
    }
    int row = 0;
    for (; row + ROW_LANES <= rowCount; row += ROW_LANES) {
      walkRows(levels, block.keys(), row, block.laneBits(), leaves);
    }
    for (; row < rowCount; row++) {
      leaves[row] = leaf(leaves[row], levels, block.keys(), row, block.laneBits());
    }
  }

  private int step(int index, int[] keys) {
    long node = nodes[index];
    return PackedTrees.next(index, node, keys[(int) node & slotMask], slotBits);
  }

  private int step(int index, int[] keys, int lane, int laneBits) {
    long node = nodes[index];
    int rowKey = keys[(((int) node & slotMask) << laneBits) + lane];
    return PackedTrees.next(index, node, rowKey, slotBits);
  }

  private void walkTrees(int tree, int[] keys, int[] leaves) {
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int e = roots[tree + 4];
    for (int level = LeafWalk.deepest(depths, tree); level > 0; level--) {
      a = step(a, keys);
      b = step(b, keys);
      c = step(c, keys);
      d = step(d, keys);
      e = step(e, keys);
    }
    leaves[tree] = PackedTrees.key(nodes[a]);
    leaves[tree + 1] = PackedTrees.key(nodes[b]);
    leaves[tree + 2] = PackedTrees.key(nodes[c]);
    leaves[tree + 3] = PackedTrees.key(nodes[d]);
    leaves[tree + 4] = PackedTrees.key(nodes[e]);
  }

  /** Walks on from the nodes that {@code leaves} holds. */
  private void walkRows(int levels, int[] keys, int row, int laneBits, int[] leaves) {
    int a = leaves[row];
    int b = leaves[row + 1];
    int c = leaves[row + 2];
    int d = leaves[row + 3];
    for (int level = levels; level > 0; level--) {
      a = step(a, keys, row, laneBits);
      b = step(b, keys, row + 1, laneBits);
      c = step(c, keys, row + 2, laneBits);
      d = step(d, keys, row + 3, laneBits);
    }
    leaves[row] = PackedTrees.key(nodes[a]);
    leaves[row + 1] = PackedTrees.key(nodes[b]);
    leaves[row + 2] = PackedTrees.key(nodes[c]);
    leaves[row + 3] = PackedTrees.key(nodes[d]);
  }

  private int leaf(int node, int levels, int[] keys, int lane, int laneBits) {
    int index = node;
    for (int level = levels; level > 0; level--) {
      index = step(index, keys, lane, laneBits);
    }
    return PackedTrees.key(nodes[index]);
  }
}
