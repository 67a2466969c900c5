package dev.orchard.forest;

/**
 * The walk of trees whose category sets are too large to be {@linkplain CategorySets#padded
 * padded}: one tree or row at a time, asking at each split what it is.
 */
final class BranchingLeafWalk implements LeafWalk {
  private final PackedTrees trees;

  BranchingLeafWalk(PackedTrees trees) {
    this.trees = trees;
  }

  @Override
  public long sizeInBytes() {
    return 0;
  }

  @Override
  public void leavesOfRow(int[] keys, int[] leaves) {
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      leaves[tree] = leaf(tree, keys, 0, 0);
    }
  }

  @Override
  public void leavesOfTree(int tree, int rowCount, Scratch block) {
    for (int row = 0; row < rowCount; row++) {
      block.leaves()[row] = leaf(tree, block.keys(), row, block.laneBits());
    }
  }

  private int leaf(int tree, int[] keys, int lane, int laneBits) {
    int node = trees.root(tree);
    while (!trees.isLeaf(node)) {
      int slot = trees.slot(node);
      int key = trees.key(node);
      int rowKey = keys[(slot << laneBits) + lane];
      boolean left = slot < trees.leafSlot() ? rowKey < key : trees.sets().contains(key, rowKey);
      node = trees.leftChild(node) + (left ? 0 : 1);
    }
    return trees.key(node);
  }
}
