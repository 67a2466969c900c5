package dev.orchard.forest;

/**
 * Sums of lopsided trees: {@link FeatureKeys}, then a {@link LeafChain}. The keys of a single row
 * stand side by side, so that its lane is where the first one goes: after those of the trees.
 */
final class ChainedTrees implements RowSum {
  private final FeatureKeys featureKeys;
  private final LeafChain chain;
  private final LeafSum leafSum;
  private final int treeCount;
  private final ThreadLocal<Scratch> scratch;

  ChainedTrees(FeatureKeys featureKeys, int treeCount, LeafChain chain, LeafSum leafSum) {
    this.featureKeys = featureKeys;
    this.chain = chain;
    this.leafSum = leafSum;
    this.treeCount = treeCount;
    // The supplier holds numbers, not the forest, so that a thread never keeps a forest alive.
    int slotCount = featureKeys.slotCount();
    scratch = ThreadLocal.withInitial(() -> Scratch.forChain(slotCount, treeCount));
  }

  @Override
  public void addRow(double[] rows, int rowStart, double[] margins, int marginStart) {
    Scratch scratch = this.scratch.get();
    featureKeys.fill(rows, rowStart, scratch.keys(), treeCount, 0);
    chain.leavesOfRow(scratch.keys(), scratch.leaves());
    leafSum.addRow(scratch.leaves(), margins, marginStart);
  }

  @Override
  public long sizeInBytes() {
    return chain.sizeInBytes();
  }
}
