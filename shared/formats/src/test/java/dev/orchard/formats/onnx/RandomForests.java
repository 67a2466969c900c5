package dev.orchard.formats.onnx;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.Link;
import dev.orchard.forest.TreeBuilder;
import java.util.BitSet;
import java.util.Random;

/** Random forests over numbers and category codes, and rows for them. */
final class RandomForests {
  static final int FEATURES = 5;

  /** The first of the features that hold category codes, by which trees split as numbers too. */
  private static final int FIRST_CODES = 3;

  private final Random random;

  RandomForests(long seed) {
    random = new Random(seed);
  }

  Forest forest(int outputs, Aggregation aggregation, Link link, InputPrecision precision) {
    double[] base = new double[outputs];
    for (int i = 0; i < outputs; i++) {
      base[i] = value();
    }
    ForestBuilder builder =
        ForestBuilder.create(FEATURES, outputs)
            .aggregation(aggregation)
            .link(link)
            .precision(precision)
            .baseScores(base);
    for (int i = 0; i < 12; i++) {
      boolean all = random.nextBoolean();
      TreeBuilder tree = all ? builder.addTree() : builder.addTree(random.nextInt(outputs));
      tree.root(node(tree, all ? outputs : 1, i == 0 ? 0 : 6));
    }
    return builder.build();
  }

  double[] rows(int count) {
    double[] rows = new double[count * FEATURES];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % FEATURES < FIRST_CODES ? number() : code();
    }
    return rows;
  }

  private double number() {
    return switch (random.nextInt(6)) {
      case 0 -> Double.NaN;
      case 1 -> random.nextInt(70);
      case 2 -> random.nextInt(5) / 2.0 - 1;
      case 3 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : -0.0;
      default -> random.nextGaussian();
    };
  }

  private double code() {
    return switch (random.nextInt(12)) {
      case 0 -> Double.NaN;
      case 1 -> -1 - random.nextInt(3);
      case 2 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : -0.0;
      case 3 -> 1 << random.nextInt(24);
      default -> random.nextInt(70);
    };
  }

  private int node(TreeBuilder tree, int width, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      double[] values = new double[width];
      for (int i = 0; i < width; i++) {
        values[i] = value();
      }
      return tree.leaf(values);
    }
    int left = node(tree, width, depth - 1);
    int right = node(tree, width, depth - 1);
    int feature = random.nextInt(FEATURES);
    boolean missingLeft = random.nextBoolean();
    if (feature >= FIRST_CODES && random.nextInt(4) > 0) {
      BitSet codes = new BitSet();
      for (int i = random.nextInt(random.nextBoolean() ? 5 : 60); i > 0; i--) {
        codes.set(random.nextInt(70));
      }
      int split = tree.categorySplit(feature, codes, missingLeft);
      tree.connect(split, left, right);
      return split;
    }
    double threshold =
        random.nextInt(8) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(9) / 4.0 - 1;
    Comparison comparison = random.nextBoolean() ? Comparison.LESS : Comparison.LESS_OR_EQUAL;
    int split = tree.split(feature, threshold, comparison, missingLeft);
    tree.connect(split, left, right);
    return split;
  }

  private double value() {
    return (float) random.nextGaussian();
  }
}
