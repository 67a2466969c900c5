package dev.orchard.forest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Tells how much each feature of a row contributed to a margin: exact path-dependent SHAP values.
 * Immutable and safe for use by many threads; explains without allocating once a thread has
 * explained its first row.
 *
 * <h2>What is computed</h2>
 *
 * A feature that is unknown sends a row both ways, by the share of the training rows that went
 * either way. On the way to a leaf of value {@code v}, feature {@code j} lets the row pass ({@code
 * p = 1}) or not ({@code p = 0}) once it is known, and the share {@code r} of the rows while it is
 * not. The margin expected when the features {@code S} are known is the sum over the leaves of
 * {@code v} times the product of {@code p} for {@code j} in {@code S} and {@code r} for the others.
 * The Shapley value of that game is, leaf by leaf,
 *
 * <pre>
 *   v (p_i - r_i) * integral over t from 0 to 1 of product over j != i of (t p_j + (1 - t) r_j)
 * </pre>
 *
 * since the integral of {@code t^s (1 - t)^(n - s)} is the weight of a set of {@code s} out of
 * {@code n + 1} players. The integrand is a polynomial of degree {@code d - 1} on a way of {@code
 * d} different features, so Gauss-Legendre quadrature of {@code ceil(d / 2)} points is exact. Every
 * tree gets as many points as its own longest way needs: 3 at depth 6, 512 at the deepest that the
 * engine holds.
 *
 * <h2>How</h2>
 *
 * At a point {@code t}, every edge multiplies by what its feature's term becomes, divided by what
 * it was. For a split with the share {@code c} going left that quotient is
 *
 * <pre>
 *   F = c + g * delta  to the left,  1 - F  to the right,   delta = (goes left ? 1 : 0) - c
 * </pre>
 *
 * with the slope {@code g = t} where the feature is asked for the first time, and {@code t / (t +
 * (1 - t) r)} where earlier splits have let {@code r} pass; {@code g = 0} where one has led the row
 * elsewhere. One pass down gives every split the product {@code P} of the quotients above it, one
 * pass up the value {@code A = A_right + F (A_left - A_right)}. Telescoping the terms of a feature
 * along each way leaves for each split one product,
 *
 * <pre>
 *   delta * P * h * (A_left - A_right),   h = r / (t + (1 - t) r)^2  (1 the first time),
 * </pre>
 *
 * to be summed over points with their weights. A pair of features is the same with the factor of an
 * edge above replaced by that edge's own part, for every split and every edge above it.
 *
 * <h2>Sources</h2>
 *
 * <ol>
 *   <li>S. Lundberg et al., From local explanations to global understanding with explainable AI for
 *       trees, Nature Machine Intelligence 2, 2020: the game, SHAP interaction values.
 *   <li>QuadratureTreeSHAP, arXiv 2605.04497: the integral by quadrature.
 *   <li>P. Yu et al., Linear TreeShap, NeurIPS 2022: telescoping along a way.
 * </ol>
 */
public final class Explainer {
  /** Interactions are a square of numbers; of more features than this they are not computed. */
  public static final int MOST_INTERACTING_FEATURES = 512;

  private final Forest forest;
  private final ExplainedTree[] trees;

  /** By output: what a leaf counts for in the margin. */
  private final double[] treeScales;

  private final double[] baselines;
  private final ThreadLocal<TreeWalk> walks;

  private Explainer(Forest forest) {
    this.forest = forest;
    Map<Integer, GaussLegendre> rules = new HashMap<>();
    trees = new ExplainedTree[forest.treeCount()];
    int mostSplits = 1;
    for (int tree = 0; tree < trees.length; tree++) {
      trees[tree] =
          new ExplainedTree(
              forest, tree, count -> rules.computeIfAbsent(count, GaussLegendre::new));
      mostSplits = Math.max(mostSplits, trees[tree].splitCount());
    }
    treeScales = treeScales();
    baselines = baselines();
    int slotCount = forest.featureKeys().slotCount();
    int splits = mostSplits;
    walks = ThreadLocal.withInitial(() -> new TreeWalk(slotCount, splits));
  }

  /**
   * Prepares explanations; takes about as long as reading the forest.
   *
   * @throws MissingCoversException if a node of the forest has no cover
   */
  public static Explainer of(Forest forest) {
    return new Explainer(forest);
  }

  /** The margin of an output that is expected of a row of which nothing is known. */
  public double baseline(int output) {
    return baselines[output];
  }

  /**
   * Explains one margin of one row: all contributions and {@link #baseline} add up to it.
   *
   * @param row {@link Forest#featureCount()} values, NaN where missing
   * @param output which margin
   * @param contributions takes the contribution of each feature
   */
  public void contributions(double[] row, int output, double[] contributions) {
    Objects.checkIndex(output, forest.outputCount());
    Objects.checkFromIndexSize(0, forest.featureCount(), row.length);
    Objects.checkFromIndexSize(0, forest.featureCount(), contributions.length);
    Arrays.fill(contributions, 0, forest.featureCount(), 0.0);
    TreeWalk walk = walks.get();
    forest.featureKeys().fill(row, 0, walk.keys, 0, 0);
    for (int tree = 0; tree < trees.length; tree++) {
      if (trees[tree].speaksOf(output)) {
        walk.route(trees[tree], forest.featureKeys());
        walk.fillLeaves(trees[tree], forest.leafSum().values(), output);
        walk.addContributions(trees[tree], treeScales[output], contributions);
      }
    }
  }

  /**
   * Explains one margin of one row by pairs of features: row {@code i}, column {@code j} of the
   * square holds half of what {@code i} and {@code j} contribute together, beyond what each
   * contributes alone; the diagonal holds what they contribute alone. Every row of the square adds
   * up to the contribution of its feature.
   *
   * @param row {@link Forest#featureCount()} values, NaN where missing
   * @param output which margin
   * @param interactions takes the square, row after row
   */
  public void interactions(double[] row, int output, double[] interactions) {
    int featureCount = forest.featureCount();
    if (featureCount > MOST_INTERACTING_FEATURES) {
      throw new IllegalArgumentException(
          "interactions of %d features; %d are computed"
              .formatted(featureCount, MOST_INTERACTING_FEATURES));
    }
    Objects.checkIndex(output, forest.outputCount());
    Objects.checkFromIndexSize(0, featureCount, row.length);
    Objects.checkFromIndexSize(0, featureCount * featureCount, interactions.length);
    Arrays.fill(interactions, 0, featureCount * featureCount, 0.0);
    TreeWalk walk = walks.get();
    forest.featureKeys().fill(row, 0, walk.keys, 0, 0);
    for (int tree = 0; tree < trees.length; tree++) {
      if (trees[tree].speaksOf(output)) {
        walk.route(trees[tree], forest.featureKeys());
        walk.fillLeaves(trees[tree], forest.leafSum().values(), output);
        walk.addInteractions(trees[tree], treeScales[output], featureCount, interactions);
      }
    }
    share(interactions, featureCount);
  }

  /** Halves what pairs do together between the two, and takes it off what each does. */
  private static void share(double[] square, int featureCount) {
    for (int row = 0; row < featureCount; row++) {
      for (int column = row + 1; column < featureCount; column++) {
        int place = row * featureCount + column;
        int mirrored = column * featureCount + row;
        double half = (square[place] + square[mirrored]) / 2.0;
        square[place] = half;
        square[mirrored] = half;
        square[row * (featureCount + 1)] -= half;
        square[column * (featureCount + 1)] -= half;
      }
    }
  }

  /** What the explainer takes in memory besides the forest, in bytes, without threads' own. */
  public long sizeInBytes() {
    return 16L * baselines.length
        + Arrays.stream(trees).mapToLong(ExplainedTree::sizeInBytes).sum();
  }

  private double[] treeScales() {
    double[] scales = new double[forest.outputCount()];
    for (int output = 0; output < scales.length; output++) {
      int wanted = output;
      long count = Arrays.stream(trees).filter(tree -> tree.speaksOf(wanted)).count();
      scales[output] = forest.aggregation() == Aggregation.SUM || count == 0 ? 1.0 : 1.0 / count;
    }
    return scales;
  }

  private double[] baselines() {
    double[] baselines = new double[forest.outputCount()];
    for (int output = 0; output < baselines.length; output++) {
      double sum = 0.0;
      for (ExplainedTree tree : trees) {
        sum += tree.speaksOf(output) ? tree.expected(forest.leafSum().values(), output) : 0.0;
      }
      baselines[output] = forest.baseScore(output) + treeScales[output] * sum;
    }
    return baselines;
  }
}
