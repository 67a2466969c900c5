package dev.orchard.forest;

/** The walk of trees that compare numbers at some splits and look categories up at others. */
final class MixedLeafWalk implements LeafWalk {
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int slotMask;
  private final MixedStep step;

  MixedLeafWalk(PackedTrees trees, CategorySets.Padded padded) {
    nodes = trees.nodes();
    roots = trees.roots();
    depths = trees.depths();
    slotMask = trees.slotMask();
    step = new MixedStep(padded, trees.leafSlot(), trees.slotBits());
  }

  @Override
  public long sizeInBytes() {
    return step.sizeInBytes();
  }

  @Override
  public void leavesOfRow(int[] keys, int[] leaves) {
    int lastStart = depths.length - TREE_LANES;
    if (lastStart < 0) {
      for (int tree = 0; tree < depths.length; tree++) {
        leaves[tree] = leaf(tree, keys, 0, 0);
      }
      return;
    }
    for (int tree = 0; tree < lastStart; tree += TREE_LANES) {
      walkTrees(tree, keys, leaves);
    }
    walkTrees(lastStart, keys, leaves);
  }

  @Override
  public void leavesOfTree(int tree, int rowCount, Scratch block) {
    int row = 0;
    for (; row + ROW_LANES <= rowCount; row += ROW_LANES) {
      walkRows(tree, block.keys(), row, block.laneBits(), block.leaves());
    }
    for (; row < rowCount; row++) {
      block.leaves()[row] = leaf(tree, block.keys(), row, block.laneBits());
    }
  }

  private int step(int index, int[] keys, int lane, int laneBits) {
    long node = nodes[index];
    int slot = (int) node & slotMask;
    return step.next(index, node, slot, keys[(slot << laneBits) + lane]);
  }

  private void walkTrees(int tree, int[] keys, int[] leaves) {
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    int e = roots[tree + 4];
    for (int level = LeafWalk.deepest(depths, tree); level > 0; level--) {
      a = step(a, keys, 0, 0);
      b = step(b, keys, 0, 0);
      c = step(c, keys, 0, 0);
      d = step(d, keys, 0, 0);
      e = step(e, keys, 0, 0);
    }
    leaves[tree] = PackedTrees.key(nodes[a]);
    leaves[tree + 1] = PackedTrees.key(nodes[b]);
    leaves[tree + 2] = PackedTrees.key(nodes[c]);
    leaves[tree + 3] = PackedTrees.key(nodes[d]);
    leaves[tree + 4] = PackedTrees.key(nodes[e]);
  }

  private void walkRows(int tree, int[] keys, int row, int laneBits, int[] leaves) {
    int a = roots[tree];
    int b = a;
    int c = a;
    int d = a;
    for (int level = depths[tree]; level > 0; level--) {
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

  private int leaf(int tree, int[] keys, int lane, int laneBits) {
    int index = roots[tree];
    for (int level = depths[tree]; level > 0; level--) {
      index = step(index, keys, lane, laneBits);
    }
    return PackedTrees.key(nodes[index]);
  }
}
