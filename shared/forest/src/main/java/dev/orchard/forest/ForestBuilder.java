package dev.orchard.forest;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Builds a forest tree by tree and refuses what is not one: cycles, orphans, nodes with two
 * parents, thresholds that are NaN, leaves that are not finite, unknown features.
 *
 * <p>Starts as a {@link Aggregation#SUM} with {@link Link#IDENTITY} in {@link
 * InputPrecision#FLOAT64} with base scores of zero.
 */
public final class ForestBuilder {
  private final int featureCount;
  private final int outputCount;
  private final List<TreeBuilder> trees = new ArrayList<>();
  private Aggregation aggregation = Aggregation.SUM;
  private Link link = Link.IDENTITY;
  private InputPrecision precision = InputPrecision.FLOAT64;
  private double[] baseScores;

  private ForestBuilder(int featureCount, int outputCount) {
    this.featureCount = featureCount;
    this.outputCount = outputCount;
    baseScores = new double[outputCount];
  }

  /** Starts a forest over rows of {@code featureCount} values that gives {@code outputCount}. */
  public static ForestBuilder create(int featureCount, int outputCount) {
    checkRange("features", featureCount, 1, Limits.FEATURES);
    checkRange("outputs", outputCount, 1, Limits.OUTPUTS);
    return new ForestBuilder(featureCount, outputCount);
  }

  public ForestBuilder aggregation(Aggregation value) {
    aggregation = Objects.requireNonNull(value);
    return this;
  }

  public ForestBuilder link(Link value) {
    link = Objects.requireNonNull(value);
    return this;
  }

  public ForestBuilder precision(InputPrecision value) {
    precision = Objects.requireNonNull(value);
    return this;
  }

  /** The margin of each output before any tree is added. */
  public ForestBuilder baseScores(double... values) {
    checkRange("base scores", values.length, outputCount, outputCount);
    baseScores = values.clone();
    return this;
  }

  /** Adds a tree whose leaves hold one value for each output of the forest. */
  public TreeBuilder addTree() {
    return add(Tree.ALL_OUTPUTS);
  }

  /** Adds a tree whose leaves hold a single value, added to the given output. */
  public TreeBuilder addTree(int output) {
    if (output < 0 || output >= outputCount) {
      throw InvalidForestException.inTree(
          trees.size(), "adds to output " + output + ", and there are " + outputCount);
    }
    return add(output);
  }

  /**
   * Checks every tree and lays the forest out for scoring.
   *
   * @throws InvalidForestException naming the tree and the node that is wrong
   */
  public Forest build() {
    ForestHeader header =
        new ForestHeader(
            featureCount, outputCount, aggregation, link, precision, baseScores.clone());
    return ForestLayout.of(new ForestAssembly(header, List.copyOf(trees)).flat());
  }

  private TreeBuilder add(int output) {
    checkRange("trees", trees.size() + 1, 1, Limits.TREES);
    TreeBuilder tree = new TreeBuilder(trees.size(), output);
    trees.add(tree);
    return tree;
  }

  private static void checkRange(String what, int count, int least, int most) {
    if (count < least || count > most) {
      throw new InvalidForestException(
          least == most
              ? "%d %s given, %d expected".formatted(count, what, least)
              : "%d %s; a forest has %d to %d".formatted(count, what, least, most));
    }
  }
}
