package dev.orchard.formats.lightgbm;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;

/** Writes a random tree as LightGBM would, and decides about rows as LightGBM's source does. */
final class RandomModelText {
  static final double[] VALUES = {
    Double.NaN,
    0,
    -0.0,
    1e-35f,
    -1e-35f,
    1e-35,
    -1e-35,
    Math.nextUp((double) 1e-35f),
    Math.nextDown((double) -1e-35f),
    1e-36,
    -1e-36,
    1,
    -1,
    2,
    3,
    63,
    64,
    1e300,
    -1e300,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY
  };
  private static final double[] THRESHOLDS = {
    0,
    1e-35f,
    -1e-35f,
    Math.nextDown((double) -1e-35f),
    1,
    -1,
    2.5,
    1e-36,
    -1e300,
    1e300,
    Double.POSITIVE_INFINITY
  };

  private final Random random;
  private final int featureCount;
  private final int leaves;
  private final List<Integer> features = new ArrayList<>();
  private final List<Integer> decisions = new ArrayList<>();
  private final List<Double> thresholds = new ArrayList<>();
  private final int[] lefts;
  private final int[] rights;
  private final long[] sets;

  RandomModelText(long seed, int featureCount, int leaves) {
    random = new Random(seed);
    this.featureCount = featureCount;
    this.leaves = leaves;
    lefts = new int[leaves - 1];
    rights = new int[leaves - 1];
    sets = new long[leaves - 1];
    for (int split = 0; split < leaves - 1; split++) {
      features.add(random.nextInt(featureCount));
      boolean categorical = random.nextInt(4) == 0;
      decisions.add(categorical ? 1 : (random.nextInt(3) << 2) | (random.nextBoolean() ? 2 : 0));
      sets[split] = random.nextLong();
      thresholds.add(categorical ? (double) split : THRESHOLDS[random.nextInt(THRESHOLDS.length)]);
      grow(split);
    }
  }

  /** Puts the split in the place of a leaf, which becomes its left child. */
  private void grow(int split) {
    lefts[split] = ~split;
    rights[split] = ~(split + 1);
    if (split == 0) {
      return;
    }
    int parent = random.nextInt(split);
    while (lefts[parent] >= 0 && rights[parent] >= 0) {
      parent = random.nextInt(split);
    }
    boolean left = lefts[parent] < 0 && (rights[parent] >= 0 || random.nextBoolean());
    lefts[split] = left ? lefts[parent] : rights[parent];
    (left ? lefts : rights)[parent] = split;
  }

  byte[] file() {
    StringJoiner words = new StringJoiner(" ");
    StringJoiner starts = new StringJoiner(" ").add("0");
    for (int split = 0; split < leaves - 1; split++) {
      words.add(Integer.toUnsignedString((int) sets[split]));
      words.add(Integer.toUnsignedString((int) (sets[split] >>> 32)));
      starts.add(Integer.toString(2 * split + 2));
    }
    StringJoiner names = new StringJoiner(" ");
    StringJoiner infos = new StringJoiner(" ");
    for (int i = 0; i < featureCount; i++) {
      names.add("f" + i);
      infos.add("[0:1]");
    }
    return ModelText.of(
        "max_feature_idx=" + (featureCount - 1),
        "feature_names=" + names,
        "feature_infos=" + infos,
        "",
        "Tree=0",
        "num_leaves=" + leaves,
        "num_cat=" + (leaves - 1),
        "split_feature=" + ModelText.list(features),
        "threshold=" + ModelText.list(thresholds).replace("Infinity", "inf"),
        "decision_type=" + ModelText.list(decisions),
        "left_child=" + ModelText.list(lefts),
        "right_child=" + ModelText.list(rights),
        "leaf_value=" + ModelText.countTo(leaves),
        "cat_boundaries=" + starts,
        "cat_threshold=" + words,
        "");
  }

  double margin(double[] row) {
    int node = 0;
    while (node >= 0) {
      node = goesLeft(node, row[features.get(node)]) ? lefts[node] : rights[node];
    }
    return ~node;
  }

  private boolean goesLeft(int split, double value) {
    int decision = decisions.get(split);
    if (decision == 1) {
      // LightGBM would cut fractions off; here a category's value is a code or none.
      return value >= 0
          && value < 64
          && value == (int) value
          && (sets[split] >>> (int) value & 1) != 0;
    }
    int missing = decision >> 2;
    double read = Double.isNaN(value) && missing != 2 ? 0 : value;
    if ((missing == 1 && Math.abs(read) <= 1e-35f) || (missing == 2 && Double.isNaN(read))) {
      return (decision & 2) != 0;
    }
    return read <= thresholds.get(split);
  }
}
