package dev.orchard.forest;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Shapley values by their definition: the mean, over all orders in which features become known, of
 * what each adds to the expected margin. Takes {@code 2^features} walks through every tree.
 */
final class SubsetExplanation {
  private final Forest forest;
  private final double[] row;
  private final int output;

  /** By the set of features known, as bits. */
  private final double[] expected;

  SubsetExplanation(Forest forest, double[] row, int output) {
    this.forest = forest;
    this.row = row;
    this.output = output;
    expected = new double[1 << forest.featureCount()];
    for (int known = 0; known < expected.length; known++) {
      expected[known] = expected(known);
    }
  }

  double baseline() {
    return expected[0];
  }

  double margin() {
    return expected[expected.length - 1];
  }

  double contribution(int feature) {
    int count = forest.featureCount();
    double sum = 0.0;
    for (int known = 0; known < expected.length; known++) {
      if ((known >> feature & 1) == 0) {
        sum +=
            weight(Integer.bitCount(known), count)
                * (expected[known | 1 << feature] - expected[known]);
      }
    }
    return sum;
  }

  /** Half of what both do together, as in the definition of SHAP interaction values. */
  double interaction(int a, int b) {
    int count = forest.featureCount();
    int both = 1 << a | 1 << b;
    double sum = 0.0;
    for (int known = 0; known < expected.length; known++) {
      if ((known & both) == 0) {
        double together = expected[known | both] - expected[known | 1 << a];
        double alone = expected[known | 1 << b] - expected[known];
        sum += weight(Integer.bitCount(known), count - 1) * (together - alone) / 2.0;
      }
    }
    return sum;
  }

  /** {@code size! (count - size - 1)! / count!}. */
  private static double weight(int size, int count) {
    double weight = 1.0 / count;
    for (int i = 1; i <= size; i++) {
      weight *= (double) i / (count - i);
    }
    return weight;
  }

  private double expected(int known) {
    double sum = 0.0;
    int count = 0;
    for (int i = 0; i < forest.treeCount(); i++) {
      Tree tree = forest.tree(i);
      if (tree.output() == Tree.ALL_OUTPUTS || tree.output() == output) {
        sum += expected(tree, 0, known);
        count++;
      }
    }
    boolean divides = forest.aggregation() == Aggregation.MEAN && count > 0;
    return forest.baseScore(output) + (divides ? sum / count : sum);
  }

  private double expected(Tree tree, int node, int known) {
    if (tree.isLeaf(node)) {
      return tree.leafValue(node, tree.leafWidth() == 1 ? 0 : output);
    }
    if ((known >> tree.feature(node) & 1) != 0) {
      return expected(tree, goesLeft(tree, node) ? tree.left(node) : tree.right(node), known);
    }
    double left = tree.cover(tree.left(node));
    double right = tree.cover(tree.right(node));
    double share = left + right > 0.0 ? left / (left + right) : 0.5;
    return share * expected(tree, tree.left(node), known)
        + (1.0 - share) * expected(tree, tree.right(node), known);
  }

  private boolean goesLeft(Tree tree, int node) {
    double given = row[tree.feature(node)];
    if (Double.isNaN(given)) {
      return tree.missingGoesLeft(node);
    }
    double value = forest.precision() == InputPrecision.FLOAT32 ? (float) given : given;
    if (tree.isCategorySplit(node)) {
      BitSet left = tree.categoriesGoingLeft(node);
      return value >= 0 && value == (int) value && left.get((int) value);
    }
    return tree.comparison(node) == Comparison.LESS
        ? value < tree.threshold(node)
        : value <= tree.threshold(node);
  }

  @Override
  public String toString() {
    return "row " + Arrays.toString(row) + ", output " + output;
  }
}
