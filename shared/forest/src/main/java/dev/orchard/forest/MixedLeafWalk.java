package dev.orchard.forest;

/**
 * The walk of trees that compare numbers at some splits and look categories up in sets at others.
 *
 * <p>Which of the two a split does is as unforeseeable as where it leads, so every step works out
 * both answers and picks one by bit operations: a branch would be mispredicted at every other step.
 * {@link CategorySets.Padded} makes looking up one more load. What does not belong to the kind of
 * the split is masked away before it is used as an index; codes are those that {@link FeatureKeys}
 * makes of the same sets, none beyond {@link CategorySets#everywhere}.
 */
final class MixedLeafWalk implements LeafWalk {
  private final long[] nodes;
  private final int[] roots;
  private final int[] depths;
  private final int slotBits;
  private final int slotMask;
  private final int leafSlot;
  private final long[] sets;
  private final int widthBits;

  MixedLeafWalk(PackedTrees trees, CategorySets.Padded padded) {
    nodes = trees.nodes();
    roots = trees.roots();
    depths = trees.depths();
    slotBits = trees.slotBits();
    slotMask = trees.slotMask();
    leafSlot = trees.leafSlot();
    sets = padded.words();
    widthBits = padded.widthBits();
  }

  @Override
  public long sizeInBytes() {
    return 8L * sets.length;
  }

  @Override
  public void leavesOfRow(int[] keys, int[] leaves) {
    int tree = 0;
    for (; tree + LANES <= depths.length; tree += LANES) {
      walkFourTrees(tree, keys, leaves);
    }
    for (; tree < depths.length; tree++) {
      leaves[tree] = leaf(tree, keys, 0, 0);
    }
  }

  @Override
  public void leavesOfTree(int tree, int rowCount, Scratch block) {
    int row = 0;
    for (; row + LANES <= rowCount; row += LANES) {
      walkFourRows(tree, block.keys(), row, block.laneBits(), block.leaves());
    }
    for (; row < rowCount; row++) {
      block.leaves()[row] = leaf(tree, block.keys(), row, block.laneBits());
    }
  }

  /** Both answers are -1 to the left and 0 to the right. */
  private int step(int index, long node, int slot, int rowKey) {
    int key = PackedTrees.key(node);
    int isSet = (leafSlot - slot) >> 31;
    int bit = ((key << widthBits) + rowKey) & isSet;
    int contained = -(int) ((sets[bit >>> 6] >>> bit) & 1);
    int less = (int) (((long) rowKey - key) >> 63);
    return index + PackedTrees.distance(node, slotBits) + (less ^ ((less ^ contained) & isSet));
  }

  private void walkFourTrees(int tree, int[] keys, int[] leaves) {
    int a = roots[tree];
    int b = roots[tree + 1];
    int c = roots[tree + 2];
    int d = roots[tree + 3];
    for (int level = LeafWalk.deepestOfFour(depths, tree); level > 0; level--) {
      long nodeA = nodes[a];
      long nodeB = nodes[b];
      long nodeC = nodes[c];
      long nodeD = nodes[d];
      int slotA = (int) nodeA & slotMask;
      int slotB = (int) nodeB & slotMask;
      int slotC = (int) nodeC & slotMask;
      int slotD = (int) nodeD & slotMask;
      a = step(a, nodeA, slotA, keys[slotA]);
      b = step(b, nodeB, slotB, keys[slotB]);
      c = step(c, nodeC, slotC, keys[slotC]);
      d = step(d, nodeD, slotD, keys[slotD]);
    }
    leaves[tree] = PackedTrees.key(nodes[a]);
    leaves[tree + 1] = PackedTrees.key(nodes[b]);
    leaves[tree + 2] = PackedTrees.key(nodes[c]);
    leaves[tree + 3] = PackedTrees.key(nodes[d]);
  }

  private void walkFourRows(int tree, int[] keys, int row, int laneBits, int[] leaves) {
    int a = roots[tree];
    int b = a;
    int c = a;
    int d = a;
    for (int level = depths[tree]; level > 0; level--) {
      long nodeA = nodes[a];
      long nodeB = nodes[b];
      long nodeC = nodes[c];
      long nodeD = nodes[d];
      int slotA = (int) nodeA & slotMask;
      int slotB = (int) nodeB & slotMask;
      int slotC = (int) nodeC & slotMask;
      int slotD = (int) nodeD & slotMask;
      a = step(a, nodeA, slotA, keys[(slotA << laneBits) + row]);
      b = step(b, nodeB, slotB, keys[(slotB << laneBits) + row + 1]);
      c = step(c, nodeC, slotC, keys[(slotC << laneBits) + row + 2]);
      d = step(d, nodeD, slotD, keys[(slotD << laneBits) + row + 3]);
    }
    leaves[row] = PackedTrees.key(nodes[a]);
    leaves[row + 1] = PackedTrees.key(nodes[b]);
    leaves[row + 2] = PackedTrees.key(nodes[c]);
    leaves[row + 3] = PackedTrees.key(nodes[d]);
  }

  private int leaf(int tree, int[] keys, int lane, int laneBits) {
    int index = roots[tree];
    for (int level = depths[tree]; level > 0; level--) {
      long node = nodes[index];
      int slot = (int) node & slotMask;
      index = step(index, node, slot, keys[(slot << laneBits) + lane]);
    }
    return PackedTrees.key(nodes[index]);
  }
}
