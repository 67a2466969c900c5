package dev.orchard.forest;

import java.util.Optional;

/** How a forest adds up its leaves: the quickest way for trees of its shape. */
record MarginSums(RowSum rowSum, BlockSum blockSum) {
  /**
   * Chooses.
   *
   * @param covers of all nodes; none if they are not known of every node
   */
  static MarginSums of(
      ForestHeader header,
      FeatureKeys featureKeys,
      PackedTrees trees,
      LeafSum leafSum,
      double[] covers) {
    Optional<ObliviousTrees> oblivious = ObliviousTrees.of(featureKeys, trees, leafSum);
    if (oblivious.isPresent()) {
      return oblivious(header, featureKeys, trees, leafSum, oblivious.get());
    }
    if (LeafChain.pays(trees, covers)) {
      Optional<LeafChain> chain = LeafChain.of(trees, featureKeys.slotCount());
      if (chain.isPresent()) {
        return chained(header, featureKeys, trees, leafSum, chain.get());
      }
    }
    return walked(header, featureKeys, trees, leafSum);
  }

  static MarginSums walked(
      ForestHeader header, FeatureKeys featureKeys, PackedTrees trees, LeafSum leafSum) {
    WalkedTrees walked = new WalkedTrees(header, featureKeys, trees, leafSum);
    return new MarginSums(walked, walked);
  }

  static MarginSums chained(
      ForestHeader header,
      FeatureKeys featureKeys,
      PackedTrees trees,
      LeafSum leafSum,
      LeafChain chain) {
    RowSum rowSum = new ChainedTrees(featureKeys, trees.treeCount(), chain, leafSum);
    return new MarginSums(
        rowSum, new RowByRow(header.featureCount(), header.outputCount(), rowSum));
  }

  private static MarginSums oblivious(
      ForestHeader header,
      FeatureKeys featureKeys,
      PackedTrees trees,
      LeafSum leafSum,
      ObliviousTrees oblivious) {
    RowSum rowSum =
        AnswerTable.of(oblivious, leafSum)
            .map(RowSum.class::cast)
            .orElseGet(() -> new WalkedTrees(header, featureKeys, trees, leafSum));
    return new MarginSums(rowSum, new ObliviousBlocks(oblivious, header, leafSum, rowSum));
  }

  /** What the two take in memory besides the trees, in bytes. */
  long sizeInBytes() {
    long rowBytes = rowSum.sizeInBytes();
    return rowSum == blockSum ? rowBytes : rowBytes + blockSum.sizeInBytes();
  }
}
