package dev.orchard.forest;

import java.util.Arrays;
import java.util.Optional;

/**
 * Takes one row through trees one after the other, from the leaf of one to the root of another.
 *
 * <p>A {@link LeafWalk} takes as many steps as the deepest of the trees walked together has levels.
 * Trees that were grown leaf by leaf are much deeper than most of their leaves, and it would spend
 * most steps at leaves. Asking at every step whether a row has arrived is no way out: the answer is
 * as unforeseeable as the way, and mispredicting it costs as much as it saves. In a chain arriving
 * is a step like any other, and nothing is asked but whether all chains have come to the end.
 *
 * <p>{@link ChainedNodes} makes the leaves of a tree read a slot of their own, in which every row
 * has the smallest integer. Every step writes the node's key to the place with the number of its
 * slot; in the places of trees that is at last where the values of the leaf start, and what splits
 * write to the others nobody reads.
 *
 * <p>Each kind of chain has the loop for itself, for the reason that {@link LeafWalk} gives.
 */
sealed interface LeafChain permits NumberLeafChain, MixedLeafChain {
  /** What a step takes, as a multiple of one in {@link LeafWalk}; measured. */
  double STEP_COST = 1.1;

  /** What chaining may take, as a share of what walking does; else the second layout is in vain. */
  double WORTHWHILE = 0.9;

  /** The layout of more nodes takes too much memory, and time at the start; 16 MiB. */
  int MOST_NODES = 1 << 21;

  /** About as many are looked at to tell whether chaining pays. */
  int EXAMINED_NODES = 1 << 16;

  /**
   * The chain for the kinds of splits that these trees have.
   *
   * @param slotCount of {@link FeatureKeys}
   * @return empty if the trees or their sets are too large
   */
  static Optional<LeafChain> of(PackedTrees trees, int slotCount) {
    if (trees.sets().isEmpty()) {
      return ChainedNodes.of(trees, slotCount).map(NumberLeafChain::new);
    }
    return trees
        .sets()
        .padded()
        .flatMap(
            sets ->
                ChainedNodes.of(trees, slotCount).map(nodes -> new MixedLeafChain(nodes, sets)));
  }

  /**
   * Whether a {@link LeafWalk} would take longer, of rows like those that reached the nodes in
   * training. All chains take as long as the longest. Large forests are judged by some of their
   * trees, since looking at a node takes almost half as long as reading it.
   *
   * @param covers of all nodes; if there are none, or none reached the root of a tree, rows are
   *     taken to reach all its leaves equally often
   */
  static boolean pays(PackedTrees trees, double[] covers) {
    if (trees.nodeCount() > MOST_NODES) {
      return false;
    }
    int stride = 1 + trees.nodeCount() / EXAMINED_NODES;
    double[] chains = new double[ChainedNodes.LANES];
    long walked = 0;
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      if (tree / chains.length % stride == 0) {
        chains[tree % chains.length] += meanSteps(trees, tree, covers) + 1.0;
        walked += trees.depth(tree);
      }
    }
    double longest = Arrays.stream(chains).max().orElseThrow();
    return STEP_COST * chains.length * longest < WORTHWHILE * walked;
  }

  /** The steps to a leaf: each split is a step for the share of the rows that reach it. */
  private static double meanSteps(PackedTrees trees, int tree, double[] covers) {
    int root = trees.root(tree);
    int end = root + trees.nodeCount(tree);
    boolean known = covers.length > 0 && covers[root] > 0.0;
    double[] weights = known ? Arrays.copyOfRange(covers, root, end) : leafCounts(trees, root, end);
    double sum = 0.0;
    for (int node = root; node < end; node++) {
      sum += trees.isLeaf(node) ? 0.0 : weights[node - root];
    }
    return sum / weights[0];
  }

  /** By node of a tree: the leaves below it, or itself. Children come after their parents. */
  private static double[] leafCounts(PackedTrees trees, int root, int end) {
    double[] counts = new double[end - root];
    for (int node = end - 1; node >= root; node--) {
      int left = trees.leftChild(node) - root;
      counts[node - root] = trees.isLeaf(node) ? 1.0 : counts[left] + counts[left + 1];
    }
    return counts;
  }

  /**
   * Finds for one row where the values of the leaf it reaches start, for every tree.
   *
   * @param keys the smallest integer for every tree, then the keys of the row, see {@link
   *     FeatureKeys}
   * @param leaves as long as {@code keys}; takes the starts, and after them what nobody needs
   */
  void leavesOfRow(int[] keys, int[] leaves);

  /** What this takes in memory besides the trees, in bytes. */
  long sizeInBytes();
}
