package dev.orchard.forest;

import java.util.Arrays;

/**
 * Where one thread works out explanations: the arrays of {@link Explainer}'s passes, as long as its
 * largest tree needs, and the passes themselves. The letters of the formulas there are named here
 * where the arrays are.
 */
final class TreeWalk {
  /** The {@link FeatureKeys} of the row. */
  final int[] keys;

  /** By split: 1 or 0, whether the row goes left, less the share of the cover that does; δ. */
  private final double[] deviations;

  /** By split: the entry in the table of slopes. */
  private final int[] entries;

  /** By edge plus one: 1 if the feature of its split leads the row along here, else 0. */
  private final int[] open;

  /** By node: the weight of the point times all factors from the root on; P. */
  private final double[] ways;

  /** By split: the factor of its left edge; F. */
  private final double[] factors;

  /** By node: the value of the leaf, or what a split makes of its children's; A. */
  private final double[] values;

  /** By split: the contribution of the split, but for δ. */
  private final double[] sums;

  /** By edge: what puts the edge's part of the contribution in the place of its factor. */
  private final double[] replacements;

  /** By split: the edge that leads there. */
  private final int[] parentEdges;

  /** Where the slopes of a point go that are not stored. */
  private final SlopeTable spare;

  TreeWalk(int slotCount, int splits, int spareEntries) {
    keys = new int[slotCount];
    deviations = new double[splits];
    entries = new int[splits];
    open = new int[2 * splits + 1];
    ways = new double[2 * splits + 1];
    factors = new double[splits];
    values = new double[2 * splits + 1];
    sums = new double[splits];
    replacements = new double[2 * splits];
    parentEdges = new int[splits];
    spare = new SlopeTable(spareEntries);
  }

  /** Sends the row down every way of a tree. */
  void route(ExplainedTree tree, FeatureKeys featureKeys, CategorySets sets) {
    if (sets.isEmpty()) {
      routeByNumbers(tree);
      return;
    }
    open[0] = 1;
    for (int split = 0; split < tree.splitCount(); split++) {
      boolean left = featureKeys.goesLeft(tree.slots[split], tree.keys[split], sets, keys);
      decide(tree, split, left ? 1 : 0);
    }
  }

  private void routeByNumbers(ExplainedTree tree) {
    open[0] = 1;
    int[] slots = tree.slots;
    int[] thresholds = tree.keys;
    for (int split = 0; split < slots.length; split++) {
      long distance = (long) keys[slots[split]] - thresholds[split];
      decide(tree, split, (int) (distance >>> 63));
    }
  }

  private void decide(ExplainedTree tree, int split, int left) {
    int open = this.open[tree.edgesBefore[split]];
    this.open[2 * split + 1] = open & left;
    this.open[2 * split + 2] = open & (1 - left);
    deviations[split] = left - tree.shares[split];
    entries[split] = open == 0 ? SlopeTable.ELSEWHERE : tree.entries[split];
  }

  /** Adds the contributions in one tree, times {@code scale}, to the features'. */
  void addContributions(
      ExplainedTree tree, SlopeTable stored, double scale, double[] contributions) {
    int splitCount = tree.splitCount();
    Arrays.fill(sums, 0, splitCount, 0.0);
    for (int point = 0; point < tree.rule.count(); point++) {
      SlopeTable table = table(tree, stored, point);
      int start = start(tree, stored, point);
      down(tree, tree.rule.weight(point), table.slopes, start);
      up(tree, table.scales, start);
    }
    for (int split = 0; split < splitCount; split++) {
      contributions[tree.features[split]] += scale * deviations[split] * sums[split];
    }
  }

  /**
   * Adds, times {@code scale}, the contributions in one tree to the diagonal of a square, and what
   * pairs of features do together to the row of the one and the column of the other.
   */
  void addInteractions(
      ExplainedTree tree, SlopeTable stored, double scale, int featureCount, double[] square) {
    int splitCount = tree.splitCount();
    tree.fillParentEdges(parentEdges);
    Arrays.fill(sums, 0, splitCount, 0.0);
    for (int point = 0; point < tree.rule.count(); point++) {
      SlopeTable table = table(tree, stored, point);
      int start = start(tree, stored, point);
      down(tree, tree.rule.weight(point), table.slopes, start);
      up(tree, table.scales, start);
      replace(splitCount, table.scales, start);
      pair(tree, table.scales, start, scale, featureCount, square);
    }
    for (int split = 0; split < splitCount; split++) {
      square[tree.features[split] * (featureCount + 1)] += scale * deviations[split] * sums[split];
    }
  }

  /** Where a factor is 0, so is all that lies beyond, and nothing is left to be replaced. */
  private void replace(int splitCount, double[] scales, int start) {
    for (int split = 0; split < splitCount; split++) {
      double part = deviations[split] * scales[start + entries[split]];
      double left = factors[split];
      double right = 1.0 - left;
      replacements[2 * split] = left > 0.0 ? part / left : 0.0;
      replacements[2 * split + 1] = right > 0.0 ? -part / right : 0.0;
    }
  }

  /** Brings every split together with those above it. */
  private void pair(
      ExplainedTree tree,
      double[] scales,
      int start,
      double scale,
      int featureCount,
      double[] square) {
    int[] features = tree.features;
    for (int split = 0; split < features.length; split++) {
      double difference = values[tree.lefts[split]] - values[tree.rights[split]];
      double below =
          scale * ways[split] * deviations[split] * scales[start + entries[split]] * difference;
      int feature = features[split];
      for (int edge = parentEdges[split]; edge >= 0; edge = parentEdges[edge >> 1]) {
        int above = features[edge >> 1];
        if (above != feature) {
          square[above * featureCount + feature] += below * replacements[edge];
        }
      }
    }
  }

  void fillLeaves(ExplainedTree tree, double[] leafValues, int output) {
    tree.fillLeaves(leafValues, output, values);
  }

  /** Multiplies factors from the root to the leaves. */
  private void down(ExplainedTree tree, double weight, double[] slopes, int start) {
    int[] lefts = tree.lefts;
    int[] rights = tree.rights;
    double[] shares = tree.shares;
    double[] ways = this.ways;
    double[] factors = this.factors;
    ways[0] = weight;
    for (int split = 0; split < lefts.length; split++) {
      double factor = shares[split] + slopes[start + entries[split]] * deviations[split];
      factors[split] = factor;
      ways[lefts[split]] = ways[split] * factor;
      ways[rights[split]] = ways[split] * (1.0 - factor);
    }
  }

  /** Mixes values from the leaves to the root and notes what each split contributes. */
  private void up(ExplainedTree tree, double[] scales, int start) {
    int[] lefts = tree.lefts;
    int[] rights = tree.rights;
    double[] values = this.values;
    for (int split = lefts.length - 1; split >= 0; split--) {
      double right = values[rights[split]];
      double difference = values[lefts[split]] - right;
      values[split] = right + factors[split] * difference;
      sums[split] += ways[split] * scales[start + entries[split]] * difference;
    }
  }

  private SlopeTable table(ExplainedTree tree, SlopeTable stored, int point) {
    if (stored != null) {
      return stored;
    }
    spare.fill(tree, point, 0);
    return spare;
  }

  private static int start(ExplainedTree tree, SlopeTable stored, int point) {
    return stored == null ? 0 : point * SlopeTable.entryCount(tree);
  }
}
