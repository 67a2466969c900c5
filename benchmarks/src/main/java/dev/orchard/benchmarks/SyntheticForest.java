package dev.orchard.benchmarks;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.TreeBuilder;
import java.util.Random;

/**
 * Full trees whose splits compare a random feature with a value of a random row, so that rows
 * spread over the leaves as they do in a trained forest and no branch is predictable.
 *
 * @param trees how many
 * @param depth splits from the root to every leaf
 * @param features numbers in a row, uniform from -2 to 2
 */
record SyntheticForest(int trees, int depth, int features) {
  private static final int TRAINING_ROWS = 4_096;

  /** Reads {@code trees x depth x features}, such as {@code 200x6x20}. */
  static SyntheticForest parse(String shape) {
    String[] parts = shape.split("x", -1);
    return new SyntheticForest(
        Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  double[] rows(int count, long seed) {
    return new Random(seed).doubles((long) count * features, -2, 2).map(x -> (float) x).toArray();
  }

  Forest build(InputPrecision precision, long seed) {
    Random random = new Random(seed);
    double[] training = rows(TRAINING_ROWS, seed + 1);
    ForestBuilder builder = ForestBuilder.create(features, 1).precision(precision);
    for (int tree = 0; tree < trees; tree++) {
      TreeBuilder draft = builder.addTree();
      draft.root(grow(draft, depth, training, random));
    }
    return builder.build();
  }

  private int grow(TreeBuilder draft, int levels, double[] training, Random random) {
    if (levels == 0) {
      return draft.leaf((double) (float) random.nextGaussian());
    }
    int left = grow(draft, levels - 1, training, random);
    int right = grow(draft, levels - 1, training, random);
    int feature = random.nextInt(features);
    double threshold = training[random.nextInt(TRAINING_ROWS) * features + feature];
    int split = draft.split(feature, threshold, Comparison.LESS, random.nextBoolean());
    draft.connect(split, left, right);
    return split;
  }
}
