package dev.orchard.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Trees in which all splits of a level are the same, as CatBoost grows them. The answers to one
 * question a level, left as 0 and right as 1, are the bits of the leaf's number, the root's the
 * highest; so no tree need be walked.
 *
 * <p>{@link AnswerTable} makes use of it for single rows and {@link ObliviousBlocks} for many. Both
 * ask each feature once, through {@link RankColumn}s.
 */
final class ObliviousTrees {
  /** The most bits of a leaf's number, two bytes. */
  private static final int MOST_DEPTH = 16;

  private final FeatureKeys featureKeys;
  private final PackedTrees trees;
  private final LeafSum leafSum;
  private final List<RankColumn> columns = new ArrayList<>();

  /**
   * Where each tree's levels start in the arrays that follow, and after the last where they end.
   */
  private final int[] starts;

  /** By level: what is asked, and from which rank on the row goes right. */
  private final int[] levelColumns;

  private final int[] levelRanks;

  private ObliviousTrees(FeatureKeys featureKeys, PackedTrees trees, LeafSum leafSum) {
    this.featureKeys = featureKeys;
    this.trees = trees;
    this.leafSum = leafSum;
    starts = new int[trees.treeCount() + 1];
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      starts[tree + 1] = starts[tree] + trees.depth(tree);
    }
    levelColumns = new int[starts[trees.treeCount()]];
    levelRanks = new int[levelColumns.length];
    levelsBySlot().forEach(this::addColumns);
  }

  /** Empty if some tree is of another kind, or none asks anything. */
  static Optional<ObliviousTrees> of(FeatureKeys featureKeys, PackedTrees trees, LeafSum leafSum) {
    boolean asks = false;
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      if (!isOblivious(trees, tree)) {
        return Optional.empty();
      }
      asks |= trees.depth(tree) > 0;
    }
    return asks ? Optional.of(new ObliviousTrees(featureKeys, trees, leafSum)) : Optional.empty();
  }

  private static boolean isOblivious(PackedTrees trees, int tree) {
    int depth = trees.depth(tree);
    if (depth > MOST_DEPTH || trees.nodeCount(tree) != (2 << depth) - 1) {
      return false;
    }
    int root = trees.root(tree);
    for (int node = 1; node < (1 << depth) - 1; node++) {
      int first = root + Integer.highestOneBit(node + 1) - 1;
      if (trees.slot(root + node) != trees.slot(first)
          || trees.key(root + node) != trees.key(first)) {
        return false;
      }
    }
    return true;
  }

  private SortedMap<Integer, SortedMap<Integer, List<Integer>>> levelsBySlot() {
    SortedMap<Integer, SortedMap<Integer, List<Integer>>> levels = new TreeMap<>();
    for (int tree = 0; tree < trees.treeCount(); tree++) {
      int node = trees.root(tree);
      for (int level = starts[tree]; level < starts[tree + 1]; level++) {
        levels
            .computeIfAbsent(trees.slot(node), slot -> new TreeMap<>())
            .computeIfAbsent(trees.key(node), key -> new ArrayList<>())
            .add(level);
        node = trees.leftChild(node);
      }
    }
    return levels;
  }

  private void addColumns(int slot, SortedMap<Integer, List<Integer>> levelsByKey) {
    List<Integer> keys = List.copyOf(levelsByKey.keySet());
    boolean category = featureKeys.isCategorySlot(slot);
    int most = category ? 1 : RankColumn.MOST;
    for (int start = 0; start < keys.size(); start += most) {
      List<Integer> some = keys.subList(start, Math.min(start + most, keys.size()));
      for (int i = 0; i < some.size(); i++) {
        for (int level : levelsByKey.get(some.get(i))) {
          levelColumns[level] = columns.size();
          levelRanks[level] = i + 1;
        }
      }
      columns.add(
          category
              ? new SetColumn(featureKeys, trees.sets(), slot, some.get(0))
              : new NumberColumn(featureKeys, slot, orders(slot, some)));
    }
  }

  private long[] orders(int slot, List<Integer> keys) {
    int feature = featureKeys.featureOf(slot);
    return keys.stream().mapToLong(key -> featureKeys.order(feature, key)).toArray();
  }

  List<RankColumn> columns() {
    return columns;
  }

  int treeCount() {
    return trees.treeCount();
  }

  /** Levels of all trees together. */
  int levelCount() {
    return levelColumns.length;
  }

  /** The first level of a tree, of those of all trees. */
  int start(int tree) {
    return starts[tree];
  }

  int column(int level) {
    return levelColumns[level];
  }

  /** The rank from which on a row goes right. */
  int rank(int level) {
    return levelRanks[level];
  }

  /** The bit of the leaf's number that a level of this tree answers. */
  int bit(int tree, int level) {
    return starts[tree + 1] - 1 - level;
  }

  /** How many bytes the numbers of all leaves fit into. */
  int bytesOfALeaf() {
    int deepest = 0;
    for (int tree = 0; tree < treeCount(); tree++) {
      deepest = Math.max(deepest, trees.depth(tree));
    }
    return deepest > Byte.SIZE ? 2 : 1;
  }

  /** By tree: where the values of its first leaf start. */
  int[] firstValues() {
    int[] first = new int[treeCount()];
    for (int tree = 0; tree < first.length; tree++) {
      first[tree] = trees.key(trees.root(tree) + trees.nodeCount(tree) / 2);
    }
    return first;
  }

  /** By tree: how many values a leaf has. */
  int[] widths() {
    int[] widths = new int[treeCount()];
    for (int tree = 0; tree < widths.length; tree++) {
      widths[tree] = leafSum.width(tree);
    }
    return widths;
  }

  long sizeInBytes() {
    return columns.stream().mapToLong(RankColumn::sizeInBytes).sum()
        + 4L * (starts.length + levelColumns.length + levelRanks.length);
  }
}
