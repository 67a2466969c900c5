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
    int tree = 0;
    for (; tree + LANES <= depths.length; tree += LANES) {
      walkFourTrees(tree, keys, leaves);
    }
    for (; tree < depths.length; tree++) {
      leaves[tree] = leaf(roots[tree], depths[tree], keys, 0, 0);
    }
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
    for (; row + LANES <= rowCount; row += LANES) {
      walkFourRows(levels, block.keys(), row, block.laneBits(), leaves);
    }
    for (; row < rowCount; row++) {
      leaves[row] = leaf(leaves[row], levels, block.keys(), row, block.laneBits());
    }
  }

  private static int step(int index, long node, int rowKey, int slotBits) {
    return index
        + PackedTrees.distance(node, slotBits)
        + (int) (((long) rowKey - PackedTrees.key(node)) >> 63);
  }

  private void walkFourTrees(int tree, int[] keys, int[] leaves) {
    long[] nodes = this.nodes;
    int bits = slotBits;
    int mask = slotMask;
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    for (int level = LeafWalk.deepestOfFour(depths, tree); level > 0; level--) {
      long nodeA = nodes[a];
      long nodeB = nodes[b];
      long nodeC = nodes[c];
      long nodeD = nodes[d];
      a = step(a, nodeA, keys[(int) nodeA & mask], bits);
      b = step(b, nodeB, keys[(int) nodeB & mask], bits);
      c = step(c, nodeC, keys[(int) nodeC & mask], bits);
      d = step(d, nodeD, keys[(int) nodeD & mask], bits);
    }
    leaves[tree] = PackedTrees.key(nodes[a]);
    leaves[tree + 1] = PackedTrees.key(nodes[b]);
    leaves[tree + 2] = PackedTrees.key(nodes[c]);
    leaves[tree + 3] = PackedTrees.key(nodes[d]);
  }

  /** Walks on from the nodes that {@code leaves} holds. */
  private void walkFourRows(int levels, int[] keys, int row, int laneBits, int[] leaves) {
    long[] nodes = this.nodes;
    int bits = slotBits;
    int mask = slotMask;
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
    leaves[row] = PackedTrees.key(nodes[a]);
    leaves[row + 1] = PackedTrees.key(nodes[b]);
    leaves[row + 2] = PackedTrees.key(nodes[c]);
    leaves[row + 3] = PackedTrees.key(nodes[d]);
  }

  private int leaf(int node, int levels, int[] keys, int lane, int laneBits) {
    int index = node;
    for (int level = levels; level > 0; level--) {
      long packed = nodes[index];
      index = step(index, packed, keys[(((int) packed & slotMask) << laneBits) + lane], slotBits);
    }
    return PackedTrees.key(nodes[index]);
  }
}
