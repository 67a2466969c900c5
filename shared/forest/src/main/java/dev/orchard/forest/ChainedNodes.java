package dev.orchard.forest;

import java.util.Arrays;
import java.util.Optional;

/**
 * The nodes of {@link PackedTrees}, laid out once more for a {@link LeafChain}.
 *
 * <p>Slots are numbered anew: a leaf's slot is the number of its tree, and those of splits come
 * after them. A leaf steps to the root of the tree {@link #LANES} after its own, and from the last
 * trees to a node after all of them, the end.
 *
 * @param nodes as in {@link PackedTrees}, and the end
 * @param starts where each lane begins
 * @param lastNumberSlot the slots after it hold codes of categories
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record ChainedNodes(long[] nodes, int[] starts, int slotBits, int lastNumberSlot) {
  /** Chains that are stepped side by side. */
  static final int LANES = 5;

  /**
   * Lays out trees.
   *
   * @param slotCount of {@link FeatureKeys}
   * @return empty if some step is too long to be packed
   */
  static Optional<ChainedNodes> of(PackedTrees trees, int slotCount) {
    int treeCount = trees.treeCount();
    int end = trees.nodeCount();
    int slotBits = PackedTrees.slotBits(treeCount + slotCount);
    int[] roots = new int[treeCount + LANES];
    for (int tree = 0; tree < roots.length; tree++) {
      roots[tree] = tree < treeCount ? trees.root(tree) : end;
    }
    long[] nodes = new long[end + 1];
    for (int tree = 0; tree < treeCount; tree++) {
      for (int node = roots[tree]; node < roots[tree + 1]; node++) {
        boolean leaf = trees.isLeaf(node);
        int distance = (leaf ? roots[tree + LANES] : trees.leftChild(node)) + 1 - node;
        if (distance > PackedTrees.farthest(slotBits)) {
          return Optional.empty();
        }
        int slot = leaf ? tree : treeCount + trees.slot(node);
        nodes[node] = PackedTrees.pack(trees.key(node), distance, slot, slotBits);
      }
    }
    int lastNumberSlot = treeCount + trees.leafSlot();
    nodes[end] = end(lastNumberSlot, slotBits);
    return Optional.of(
        new ChainedNodes(nodes, Arrays.copyOf(roots, LANES), slotBits, lastNumberSlot));
  }

  /** Steps to itself: in this slot every row has the smallest integer, which is below any key. */
  private static long end(int slot, int slotBits) {
    return PackedTrees.pack(0, 1, slot, slotBits);
  }

  /**
   * What the indices of all lanes add up to when each is at the end, and not before. A forest's
   * nodes are few enough for an int ({@link Limits#NODES}).
   */
  int sumAtTheEnd() {
    return LANES * (nodes.length - 1);
  }

  int slotMask() {
    return (1 << slotBits) - 1;
  }
}
