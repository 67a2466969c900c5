package dev.orchard.forest;

/**
 * Builds a forest tree by tree and refuses what is not one: cycles, orphans, nodes with two
 * parents, thresholds that are NaN, leaves that are not finite, unknown features.
 *
 * <p>Starts as a {@link Aggregation#SUM} with {@link Link#IDENTITY} in {@link
 * InputPrecision#FLOAT64} with base scores of zero.
 */
@SuppressWarnings("DoNotCallSuggester") // the bodies follow
public final class ForestBuilder {
  private ForestBuilder() {}

  /** Starts a forest over rows of {@code featureCount} values that gives {@code outputCount}. */
  public static ForestBuilder create(int featureCount, int outputCount) {
    throw new UnsupportedOperationException();
  }

  public ForestBuilder aggregation(Aggregation value) {
    throw new UnsupportedOperationException();
  }

  public ForestBuilder link(Link value) {
    throw new UnsupportedOperationException();
  }

  public ForestBuilder precision(InputPrecision value) {
    throw new UnsupportedOperationException();
  }

  /** The margin of each output before any tree is added. */
  public ForestBuilder baseScores(double... values) {
    throw new UnsupportedOperationException();
  }

  /** Adds a tree whose leaves hold one value for each output of the forest. */
  public TreeBuilder addTree() {
    throw new UnsupportedOperationException();
  }

  /** Adds a tree whose leaves hold a single value, added to the given output. */
  public TreeBuilder addTree(int output) {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks every tree and lays the forest out for scoring.
   *
   * @throws InvalidForestException naming the tree and the node that is wrong
   */
  public Forest build() {
    throw new UnsupportedOperationException();
  }
}
