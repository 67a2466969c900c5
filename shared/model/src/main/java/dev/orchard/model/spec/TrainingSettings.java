package dev.orchard.model.spec;

import java.util.OptionalDouble;

/**
 * How to train.
 *
 * @param trees from 1 to 5,000
 * @param maxDepth edges from root to leaf, from 1 to 64
 * @param testFraction of the rows held out for evaluation, from 0.05 to 0.5
 * @param minimumRows fewer are refused, at least 20
 * @param minimumLeafRows a split leaves at least so many rows on either side, from 1 to 100,000
 * @param featureFraction of the features looked at in a split, above 0 up to 1; empty: the
 *     algorithm's usual one
 * @param seed of everything random
 */
public record TrainingSettings(
    Algorithm algorithm,
    int trees,
    int maxDepth,
    double testFraction,
    int minimumRows,
    int minimumLeafRows,
    OptionalDouble featureFraction,
    long seed) {
  public static final TrainingSettings DEFAULT =
      new TrainingSettings(
          Algorithm.RANDOM_FOREST, 200, 16, 0.2, 100, 5, OptionalDouble.empty(), 1);
}
