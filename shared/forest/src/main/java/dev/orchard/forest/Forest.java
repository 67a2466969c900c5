package dev.orchard.forest;

import java.util.Objects;

/**
 * An ensemble of decision trees, ready to score. Immutable and safe for use by many threads; scores
 * without allocating once a thread has scored its first row.
 *
 * <p>A row holds one double for each feature, in the order of training. NaN is a missing value;
 * infinities are values like any other. A category is its code: 0, 1, 2, ….
 *
 * <p>{@link FeatureKeys} turns a row into integers, {@link LeafWalk} finds its leaves in {@link
 * PackedTrees}, {@link LeafSum} adds them up. Where most trees are much deeper than most of their
 * leaves, a {@link LeafChain} finds them, and where all are {@linkplain ObliviousTrees oblivious}
 * nobody walks at all.
 */
public final class Forest {
  private final ForestHeader header;
  private final FeatureKeys featureKeys;
  private final PackedTrees trees;
  private final LeafSum leafSum;
  private final double[] covers;
  private final double[] gains;
  private final boolean hasCovers;
  private final MarginSums sums;

  Forest(FlatForest flat, FeatureKeys featureKeys, PackedTrees trees) {
    header = flat.header();
    this.featureKeys = featureKeys;
    this.trees = trees;
    leafSum = new LeafSum(flat);
    covers = flat.covers();
    gains = flat.gains();
    hasCovers = covers.length > 0 && isKnown(covers);
    sums = MarginSums.of(header, featureKeys, trees, leafSum, hasCovers ? covers : new double[0]);
  }

  /**
   * A loop and no stream: a function that starts reads millions of these without a fast compiler.
   */
  private static boolean isKnown(double[] notes) {
    for (double note : notes) {
      if (Double.isNaN(note)) {
        return false;
      }
    }
    return true;
  }

  public int featureCount() {
    return header.featureCount();
  }

  public int outputCount() {
    return header.outputCount();
  }

  public int treeCount() {
    return trees.treeCount();
  }

  public int nodeCount() {
    return trees.nodeCount();
  }

  /** What the forest takes in memory, in bytes, to a few hundred. */
  public long sizeInBytes() {
    return trees.sizeInBytes()
        + leafSum.sizeInBytes()
        + featureKeys.sizeInBytes()
        + sums.sizeInBytes()
        + 8L * (covers.length + gains.length);
  }

  public Aggregation aggregation() {
    return header.aggregation();
  }

  public Link link() {
    return header.link();
  }

  public InputPrecision precision() {
    return header.precision();
  }

  /** The margin of one output before any tree is added. */
  public double baseScore(int output) {
    return header.baseScores()[output];
  }

  /** Whether the training weight that reached a node is known of every node. */
  public boolean hasCovers() {
    return hasCovers;
  }

  /** A view of one tree, numbered from 0 in the order in which the trees were added. */
  public Tree tree(int index) {
    return new Tree(this, Objects.checkIndex(index, trees.treeCount()));
  }

  /**
   * Scores one row, before the link.
   *
   * @param row {@link #featureCount()} values, NaN where missing
   * @param output takes {@link #outputCount()} margins
   */
  public void margin(double[] row, double[] output) {
    checkLengths(row, 1, output);
    leafSum.start(output, 1);
    sums.rowSum().addRow(row, 0, output, 0);
    leafSum.finish(output, 1);
  }

  /**
   * Scores one row.
   *
   * @param row {@link #featureCount()} values, NaN where missing
   * @param output takes {@link #outputCount()} scores
   */
  public void score(double[] row, double[] output) {
    margin(row, output);
    header.link().apply(output, 0, header.outputCount());
  }

  /**
   * Scores many rows; each gets exactly the answer that {@link #score} gives it alone.
   *
   * @param rows the rows one after another, {@code rowCount * featureCount} values or more
   * @param output takes {@code rowCount * outputCount} scores, row after row
   */
  public void scoreBlock(double[] rows, int rowCount, double[] output) {
    checkLengths(rows, rowCount, output);
    leafSum.start(output, rowCount);
    sums.blockSum().addRows(rows, rowCount, output);
    leafSum.finish(output, rowCount);
    for (int row = 0; row < rowCount; row++) {
      header.link().apply(output, row * header.outputCount(), header.outputCount());
    }
  }

  private void checkLengths(double[] rows, int rowCount, double[] output) {
    if (rowCount < 0) {
      throw new IllegalArgumentException("the row count is negative: " + rowCount);
    }
    if (rows.length < (long) rowCount * header.featureCount()) {
      throw new IllegalArgumentException(
          "%d rows need %d values each, not %d in all"
              .formatted(rowCount, header.featureCount(), rows.length));
    }
    if (output.length < (long) rowCount * header.outputCount()) {
      throw new IllegalArgumentException(
          "%d rows give %d outputs each, and there is room for %d in all"
              .formatted(rowCount, header.outputCount(), output.length));
    }
  }

  /** The arrays this forest was laid out from, written anew. */
  FlatForest flat() {
    int[] treeSizes = new int[trees.treeCount()];
    for (int tree = 0; tree < treeSizes.length; tree++) {
      treeSizes[tree] = trees.nodeCount(tree);
    }
    int[] codes = new int[trees.nodeCount()];
    int[] keys = new int[trees.nodeCount()];
    for (int node = 0; node < codes.length; node++) {
      if (!trees.isLeaf(node)) {
        codes[node] = featureKeys.code(trees.slot(node));
        keys[node] = trees.key(node);
      }
    }
    return new FlatForest(
        header,
        treeSizes,
        leafSum.treeOutputs(),
        codes,
        keys,
        featureKeys.thresholds(),
        trees.sets(),
        leafSum.values(),
        covers,
        gains);
  }

  ForestHeader header() {
    return header;
  }

  FeatureKeys featureKeys() {
    return featureKeys;
  }

  PackedTrees trees() {
    return trees;
  }

  LeafSum leafSum() {
    return leafSum;
  }

  MarginSums sums() {
    return sums;
  }

  double[] covers() {
    return covers;
  }

  double[] gains() {
    return gains;
  }
}
