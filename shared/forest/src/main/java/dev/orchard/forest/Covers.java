package dev.orchard.forest;

/**
 * Counts how many rows reach each node, for forests whose trainer did not note it. Fed with the
 * training rows of a forest grown without row weights, the counts are those the trainer would have
 * noted.
 */
public final class Covers {
  private final Forest forest;
  private final PackedTrees trees;
  private final FeatureKeys featureKeys;
  private final double[] counts;
  private final int[] keys;

  private Covers(Forest forest) {
    this.forest = forest;
    trees = forest.trees();
    featureKeys = forest.featureKeys();
    counts = new double[forest.nodeCount()];
    keys = new int[featureKeys.slotCount()];
  }

  /** Starts with no row counted. Not for use by several threads. */
  public static Covers of(Forest forest) {
    return new Covers(forest);
  }

  /**
   * The forest with the covers that these rows give.
   *
   * @param rows the rows one after another, {@code rowCount * featureCount} values or more
   */
  public static Forest of(Forest forest, double[] rows, int rowCount) {
    Covers covers = of(forest);
    covers.add(rows, rowCount);
    return covers.forest();
  }

  /** Counts rows that lie one after another. */
  public void add(double[] rows, int rowCount) {
    if (rowCount < 0 || rows.length < (long) rowCount * forest.featureCount()) {
      throw new IllegalArgumentException(
          "%d rows need %d values each, not %d in all"
              .formatted(rowCount, forest.featureCount(), rows.length));
    }
    for (int row = 0; row < rowCount; row++) {
      featureKeys.fill(rows, row * forest.featureCount(), keys, 0, 0);
      for (int tree = 0; tree < trees.treeCount(); tree++) {
        addWay(trees.root(tree));
      }
    }
  }

  private void addWay(int root) {
    int node = root;
    counts[node]++;
    while (!trees.isLeaf(node)) {
      boolean left = featureKeys.goesLeft(trees.slot(node), trees.key(node), keys);
      node = trees.leftChild(node) + (left ? 0 : 1);
      counts[node]++;
    }
  }

  /** The same forest, gains kept, with the rows counted so far as covers. */
  public Forest forest() {
    return ForestLayout.of(forest.flat().withCovers(counts.clone()));
  }
}
