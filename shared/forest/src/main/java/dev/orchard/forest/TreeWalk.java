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

  /**
   * By split: 1 or 0, whether the row goes left, less the share of the cover that does; δ. It is 0
   * where an earlier split by the same feature has led the row elsewhere.
   */
  private final double[] deviations;

  /** By edge plus one: 1 if the feature of its split leads the row along here, else 0. */
  private final int[] open;

  /** By split: the factor of its left edge; F. */
  private final double[] factors;

  /** By split: h. */
  private final double[] scales;

  /** By node: the weight of the point times all factors from the root on; P. */
  private final double[] ways;

  /** By node: the value of the leaf, or what a split makes of its children's; A. */
  private final double[] values;

  /**
   * By split, of twigs alone: the value of its right leaf, and by how much the left one is more.
   */
  private final double[] twigValues;

  private final double[] twigDifferences;

  /** By split: the contribution of the split, but for δ. */
  private final double[] sums;

  /** By edge: what puts the edge's part of the contribution in the place of its factor. */
  private final double[] replacements;

  TreeWalk(int slotCount, int splits) {
    keys = new int[slotCount];
    deviations = new double[splits];
    open = new int[2 * splits + 1];
    factors = new double[splits];
    scales = new double[splits];
    ways = new double[2 * splits + 1];
    values = new double[2 * splits + 1];
    twigValues = new double[splits];
    twigDifferences = new double[splits];
    sums = new double[splits];
    replacements = new double[2 * splits];
  }

  /** Sends the row down every way of a tree. */
  void route(ExplainedTree tree, FeatureKeys featureKeys) {
    if (!featureKeys.hasCategories()) {
      routeByNumbers(tree);
      return;
    }
    open[0] = 1;
    for (int split = 0; split < tree.splitCount(); split++) {
      boolean left = featureKeys.goesLeft(tree.slots[split], tree.keys[split], keys);
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
    deviations[split] = open * (left - tree.shares[split]);
  }

  /** Adds the contributions in one tree, times {@code scale}, to the features'. */
  void addContributions(ExplainedTree tree, double scale, double[] contributions) {
    int splitCount = tree.splitCount();
    Arrays.fill(sums, 0, splitCount, 0.0);
    for (int point = 0; point < tree.rule.count(); point++) {
      visit(tree, point);
    }
    for (int split = 0; split < splitCount; split++) {
      contributions[tree.features[split]] += scale * deviations[split] * sums[split];
    }
  }

  /**
   * Adds, times {@code scale}, the contributions in one tree to the diagonal of a square, and what
   * pairs of features do together to the row of the one and the column of the other.
   */
  void addInteractions(ExplainedTree tree, double scale, int featureCount, double[] square) {
    int splitCount = tree.splitCount();
    Arrays.fill(sums, 0, splitCount, 0.0);
    for (int point = 0; point < tree.rule.count(); point++) {
      visit(tree, point);
      replace(tree.twigStart);
      pair(tree, scale, featureCount, square);
    }
    for (int split = 0; split < splitCount; split++) {
      square[tree.features[split] * (featureCount + 1)] += scale * deviations[split] * sums[split];
    }
  }

  /** Where a factor is 0, so is all that lies beyond, and nothing is left to be replaced. */
  private void replace(int count) {
    for (int split = 0; split < count; split++) {
      double part = deviations[split] * scales[split];
      double left = factors[split];
      double right = 1.0 - left;
      replacements[2 * split] = left > 0.0 ? part / left : 0.0;
      replacements[2 * split + 1] = right > 0.0 ? -part / right : 0.0;
    }
  }

  /** Brings every split together with those above it. */
  private void pair(ExplainedTree tree, double scale, int featureCount, double[] square) {
    int[] features = tree.features;
    int[] parentEdges = tree.parentEdges;
    for (int split = 0; split < features.length; split++) {
      double difference = values[tree.lefts[split]] - values[tree.rights[split]];
      double below = scale * ways[split] * deviations[split] * scales[split] * difference;
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
    for (int twig = tree.twigStart; twig < tree.splitCount(); twig++) {
      double right = values[tree.rights[twig]];
      twigValues[twig] = right;
      twigDifferences[twig] = values[tree.lefts[twig]] - right;
    }
  }

  private void visit(ExplainedTree tree, int point) {
    fillFactors(tree, tree.rule.point(point));
    down(tree, tree.rule.weight(point));
    upFromTwigs(tree.twigStart, tree.splitCount());
    up(tree);
  }

  /**
   * A loop without lookups: vector instructions, whose divisions cost less than reading a table.
   */
  private void fillFactors(ExplainedTree tree, double point) {
    double[] shares = tree.shares;
    double[] earlierShares = tree.earlierShares;
    double[] deviations = this.deviations;
    double[] factors = this.factors;
    double[] scales = this.scales;
    double rest = 1.0 - point;
    for (int split = 0; split < shares.length; split++) {
      double inverse = 1.0 / (point + rest * earlierShares[split]);
      factors[split] = shares[split] + point * inverse * deviations[split];
      scales[split] = earlierShares[split] * inverse * inverse;
    }
  }

  /** Multiplies factors from the root on. Ways from twigs to leaves are of no use. */
  private void down(ExplainedTree tree, double weight) {
    int[] lefts = tree.lefts;
    int[] rights = tree.rights;
    double[] ways = this.ways;
    double[] factors = this.factors;
    ways[0] = weight;
    for (int split = 0; split < tree.twigStart; split++) {
      double way = ways[split];
      double left = way * factors[split];
      ways[lefts[split]] = left;
      ways[rights[split]] = way - left;
    }
  }

  /** What {@link #up} does for the others, without lookups: vector instructions. */
  private void upFromTwigs(int twigStart, int splitCount) {
    double[] values = this.values;
    double[] factors = this.factors;
    double[] ways = this.ways;
    double[] scales = this.scales;
    double[] sums = this.sums;
    double[] twigValues = this.twigValues;
    double[] twigDifferences = this.twigDifferences;
    for (int split = twigStart; split < splitCount; split++) {
      double difference = twigDifferences[split];
      values[split] = twigValues[split] + factors[split] * difference;
      sums[split] += ways[split] * scales[split] * difference;
    }
  }

  /** Mixes values from the leaves to the root and notes what each split contributes. */
  private void up(ExplainedTree tree) {
    int[] lefts = tree.lefts;
    int[] rights = tree.rights;
    double[] values = this.values;
    double[] factors = this.factors;
    double[] ways = this.ways;
    double[] scales = this.scales;
    double[] sums = this.sums;
    for (int split = tree.twigStart - 1; split >= 0; split--) {
      double right = values[rights[split]];
      double difference = values[lefts[split]] - right;
      values[split] = right + factors[split] * difference;
      sums[split] += ways[split] * scales[split] * difference;
    }
  }
}
