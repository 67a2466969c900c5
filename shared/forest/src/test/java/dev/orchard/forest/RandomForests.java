package dev.orchard.forest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/** Random forests and rows in which the awkward numbers are as frequent as the ordinary ones. */
final class RandomForests {
  private static final double[] AWKWARD = {
    Double.NEGATIVE_INFINITY,
    -Double.MAX_VALUE,
    -Float.MAX_VALUE,
    -1.0,
    Math.nextUp(-1.0),
    -Float.MIN_VALUE,
    -Double.MIN_VALUE,
    -0.0,
    0.0,
    Double.MIN_VALUE,
    Float.MIN_VALUE,
    0.1,
    0.1f,
    Math.nextDown(1.0),
    Math.nextDown(1.0f),
    1.0,
    Math.nextUp(1.0),
    Math.nextUp(1.0f),
    2.0,
    3.0,
    16777217.0,
    Float.MAX_VALUE,
    Math.nextUp((double) Float.MAX_VALUE),
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY
  };

  private final Random random;
  private final int featureCount;
  private final int maxDepth;
  private final boolean categories;
  private final int firstCategory;

  RandomForests(long seed, int featureCount, int maxDepth, boolean categories) {
    this(seed, featureCount, maxDepth, categories, 0);
  }

  /** Forests whose categories are the 200 codes from the first on. */
  static RandomForests withCategoriesFrom(int first, long seed, int featureCount, int maxDepth) {
    return new RandomForests(seed, featureCount, maxDepth, true, first);
  }

  private RandomForests(
      long seed, int featureCount, int maxDepth, boolean categories, int firstCategory) {
    random = new Random(seed);
    this.featureCount = featureCount;
    this.maxDepth = maxDepth;
    this.categories = categories;
    this.firstCategory = firstCategory;
  }

  ReferenceForest forest(
      int treeCount,
      int outputCount,
      Aggregation aggregation,
      Link link,
      InputPrecision precision) {
    List<ReferenceForest.ReferenceTree> trees = new ArrayList<>();
    for (int i = 0; i < treeCount; i++) {
      int output = random.nextBoolean() ? Tree.ALL_OUTPUTS : random.nextInt(outputCount);
      int width = output == Tree.ALL_OUTPUTS ? outputCount : 1;
      trees.add(new ReferenceForest.ReferenceTree(output, node(0, width)));
    }
    return new ReferenceForest(
        outputCount, aggregation, link, precision, values(outputCount), trees);
  }

  /** A forest in which one child of every split is a leaf, of the most levels. */
  ReferenceForest caterpillars(
      int treeCount,
      int outputCount,
      Aggregation aggregation,
      Link link,
      InputPrecision precision) {
    List<ReferenceForest.ReferenceTree> trees = new ArrayList<>();
    for (int i = 0; i < treeCount; i++) {
      ReferenceForest.Node node = new ReferenceForest.Leaf(values(outputCount));
      for (int level = 0; level < maxDepth; level++) {
        ReferenceForest.Node leaf = new ReferenceForest.Leaf(values(outputCount));
        node = random.nextBoolean() ? split(node, leaf) : split(leaf, node);
      }
      trees.add(new ReferenceForest.ReferenceTree(Tree.ALL_OUTPUTS, node));
    }
    return new ReferenceForest(
        outputCount, aggregation, link, precision, values(outputCount), trees);
  }

  /** A forest in which all splits of a level are the same, of 0 to the most levels. */
  ReferenceForest obliviousForest(
      int treeCount, int outputCount, Aggregation aggregation, InputPrecision precision) {
    List<ReferenceForest.ReferenceTree> trees = new ArrayList<>();
    for (int i = 0; i < treeCount; i++) {
      int output = random.nextBoolean() ? Tree.ALL_OUTPUTS : random.nextInt(outputCount);
      int width = output == Tree.ALL_OUTPUTS ? outputCount : 1;
      List<ReferenceForest.Node> levels = new ArrayList<>();
      for (int level = random.nextInt(maxDepth + 1); level > 0; level--) {
        levels.add(split(new ReferenceForest.Leaf(List.of()), new ReferenceForest.Leaf(List.of())));
      }
      trees.add(new ReferenceForest.ReferenceTree(output, level(levels, width)));
    }
    return new ReferenceForest(
        outputCount, aggregation, Link.IDENTITY, precision, values(outputCount), trees);
  }

  private ReferenceForest.Node level(List<ReferenceForest.Node> levels, int width) {
    if (levels.isEmpty()) {
      return new ReferenceForest.Leaf(values(width));
    }
    List<ReferenceForest.Node> below = levels.subList(1, levels.size());
    ReferenceForest.Node left = level(below, width);
    ReferenceForest.Node right = level(below, width);
    if (levels.get(0) instanceof ReferenceForest.SetSplit split) {
      return new ReferenceForest.SetSplit(
          split.feature(), split.goingLeft(), split.missingGoesLeft(), left, right);
    }
    ReferenceForest.Split split = (ReferenceForest.Split) levels.get(0);
    return new ReferenceForest.Split(
        split.feature(),
        split.threshold(),
        split.comparison(),
        split.missingGoesLeft(),
        left,
        right);
  }

  double[] rows(int count) {
    double[] rows = new double[count * featureCount];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(6) == 0 ? Double.NaN : number();
    }
    return rows;
  }

  private ReferenceForest.Node node(int depth, int width) {
    if (depth == maxDepth || random.nextInt(6) == 0) {
      return new ReferenceForest.Leaf(values(width));
    }
    return split(node(depth + 1, width), node(depth + 1, width));
  }

  private ReferenceForest.Node split(ReferenceForest.Node left, ReferenceForest.Node right) {
    int feature = random.nextInt(featureCount);
    boolean missingGoesLeft = random.nextBoolean();
    if (categories && random.nextBoolean()) {
      return new ReferenceForest.SetSplit(feature, set(), missingGoesLeft, left, right);
    }
    Comparison comparison = random.nextBoolean() ? Comparison.LESS : Comparison.LESS_OR_EQUAL;
    return new ReferenceForest.Split(feature, number(), comparison, missingGoesLeft, left, right);
  }

  private BitSet set() {
    BitSet set = new BitSet();
    for (int i = random.nextInt(4); i > 0; i--) {
      set.set(firstCategory + random.nextInt(random.nextBoolean() ? 4 : 200));
    }
    return set;
  }

  private double number() {
    return switch (random.nextInt(categories ? 5 : 3)) {
      case 0 -> AWKWARD[random.nextInt(AWKWARD.length)];
      case 1 -> random.nextGaussian();
      case 2 -> (float) random.nextGaussian();
      case 3 -> firstCategory + random.nextInt(200) - 3;
      default -> firstCategory + random.nextInt(8) / 2.0;
    };
  }

  private List<Double> values(int count) {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add((double) (float) random.nextGaussian());
    }
    return values;
  }
}
