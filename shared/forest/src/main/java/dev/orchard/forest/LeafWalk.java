package dev.orchard.forest;

/**
 * Takes rows from the roots of {@link PackedTrees} to leaves.
 *
 * <h2>Several walks at a time</h2>
 *
 * A step waits for its loads, some ten cycles from the first-level cache; the steps of different
 * trees (for a single row) or different rows (for a block) do not depend on each other, so several
 * are interleaved and the processor overlaps their waits. A block goes through one tree after the
 * other, which keeps that tree in the cache, and the keys of a block's rows lie slot by slot: near
 * the root, where all rows compare the same slot, one line serves sixteen of them.
 *
 * <p>Each kind of walk has these loops for itself: a step that they shared through an interface
 * would be a call, or a test of which one it is, at every node. Their lanes are local variables,
 * stepped one after the other: written that way the compiler keeps them in registers, where loads
 * of all lanes before the steps of all lanes cost up to a fifth more.
 *
 * <p>Source: A. Prasad et al., Treebeard, MICRO 2022: tree walk interleaving, unrolling to the
 * depth.
 */
sealed interface LeafWalk permits NumberLeafWalk, MixedLeafWalk, BranchingLeafWalk {
  /** Trees that one row walks at a time. */
  int TREE_LANES = 5;

  /** Rows of a block that walk at a time; divides the rows of a full block. */
  int ROW_LANES = 4;

  /** The walk for the kinds of splits that these trees have. */
  static LeafWalk of(PackedTrees trees) {
    if (trees.sets().isEmpty()) {
      return new NumberLeafWalk(trees);
    }
    return trees
        .sets()
        .padded()
        .<LeafWalk>map(padded -> new MixedLeafWalk(trees, padded))
        .orElseGet(() -> new BranchingLeafWalk(trees));
  }

  /** As many steps as bring a row to the leaves of this tree and of those walked beside it. */
  static int deepest(int[] depths, int tree) {
    int deepest = 0;
    for (int i = tree; i < tree + TREE_LANES; i++) {
      deepest = Math.max(deepest, depths[i]);
    }
    return deepest;
  }

  /**
   * Finds for one row where the values of the leaf it reaches start, for every tree. The last trees
   * are walked together too, some of them for the second time: alone they would take longer.
   *
   * @param keys of the row, see {@link FeatureKeys}
   */
  void leavesOfRow(int[] keys, int[] leaves);

  /**
   * Finds for the rows of a block where the values of the leaf they reach start, for one tree.
   *
   * @param block the keys of the rows; takes the starts into its leaves
   */
  void leavesOfTree(int tree, int rowCount, Scratch block);

  /** What this takes in memory besides the trees, in bytes. */
  long sizeInBytes();
}
