package dev.orchard.forest;

/**
 * A forest as plain arrays, what the builder makes, the file stores and the scorer is laid out
 * from.
 *
 * <p>Nodes stand tree after tree, each tree breadth first from its root, the right child after the
 * left. So the place of every child follows from which nodes are leaves, and a cycle, a node with
 * two parents or an orphan cannot even be written down. {@link ForestLayout} checks the rest.
 *
 * @param treeSizes nodes of each tree
 * @param treeOutputs output of each tree, or {@link Tree#ALL_OUTPUTS}
 * @param codes of each node, see {@link NodeCode}
 * @param keys of each node: the {@link FeatureKeys} key of the threshold, the number of the
 *     category set, or 0 for a leaf
 * @param thresholds the sorted thresholds of {@link RankKeys}, by feature; no features for {@link
 *     InputPrecision#FLOAT32}
 * @param leafValues of all leaves in the order of their nodes
 * @param covers of each node, or empty
 * @param gains of each node, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never leaves the package
record FlatForest(
    ForestHeader header,
    int[] treeSizes,
    int[] treeOutputs,
    int[] codes,
    int[] keys,
    long[][] thresholds,
    CategorySets sets,
    double[] leafValues,
    double[] covers,
    double[] gains) {

  FeatureKeys featureKeys() {
    return switch (header.precision()) {
      case FLOAT32 -> new FloatKeys(header.featureCount(), sets);
      case FLOAT64 -> new RankKeys(header.featureCount(), sets, thresholds);
    };
  }

  FlatForest withCovers(double[] newCovers) {
    return new FlatForest(
        header,
        treeSizes,
        treeOutputs,
        codes,
        keys,
        thresholds,
        sets,
        leafValues,
        newCovers,
        gains);
  }
}
