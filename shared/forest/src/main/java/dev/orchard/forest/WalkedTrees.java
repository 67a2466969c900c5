package dev.orchard.forest;

/** Sums of trees of any shape: {@link FeatureKeys}, then a {@link LeafWalk}. */
final class WalkedTrees implements RowSum, BlockSum {
  private final int featureCount;
  private final int outputCount;
  private final FeatureKeys featureKeys;
  private final int treeCount;
  private final LeafWalk walk;
  private final LeafSum leafSum;
  private final ThreadLocal<Scratch> rowScratch;
  private final ThreadLocal<Scratch> blockScratch;

  WalkedTrees(ForestHeader header, FeatureKeys featureKeys, PackedTrees trees, LeafSum leafSum) {
    featureCount = header.featureCount();
    outputCount = header.outputCount();
    this.featureKeys = featureKeys;
    treeCount = trees.treeCount();
    walk = LeafWalk.of(trees);
    this.leafSum = leafSum;
    // The suppliers hold numbers, not the forest, so that a thread never keeps a forest alive.
    int slotCount = featureKeys.slotCount();
    int treeCount = this.treeCount;
    rowScratch = ThreadLocal.withInitial(() -> Scratch.forRow(slotCount, treeCount));
    blockScratch = ThreadLocal.withInitial(() -> Scratch.forBlock(slotCount));
  }

  @Override
  public void addRow(double[] rows, int rowStart, double[] margins, int marginStart) {
    Scratch scratch = rowScratch.get();
    featureKeys.fill(rows, rowStart, scratch.keys(), 0, 0);
    walk.leavesOfRow(scratch.keys(), scratch.leaves());
    leafSum.addRow(scratch.leaves(), margins, marginStart);
  }

  @Override
  public void addRows(double[] rows, int rowCount, double[] margins) {
    Scratch scratch = blockScratch.get();
    for (int row = 0; row < rowCount; row += scratch.rowCount()) {
      addBlock(rows, row, Math.min(scratch.rowCount(), rowCount - row), margins, scratch);
    }
  }

  private void addBlock(double[] rows, int first, int count, double[] margins, Scratch scratch) {
    for (int row = 0; row < count; row++) {
      int start = (first + row) * featureCount;
      featureKeys.fill(rows, start, scratch.keys(), row, scratch.laneBits());
    }
    for (int tree = 0; tree < treeCount; tree++) {
      walk.leavesOfTree(tree, count, scratch);
      leafSum.addTree(tree, scratch.leaves(), margins, first * outputCount, count);
    }
  }

  @Override
  public long sizeInBytes() {
    return walk.sizeInBytes();
  }
}
