package dev.orchard.formats.lightgbm;

import dev.orchard.formats.ForeignModelException;
import java.util.Arrays;
import java.util.BitSet;

/**
 * One tree as the file has it. Splits are numbered from 0, which is the root; a negative child
 * {@code c} is the leaf {@code ~c}.
 */
final class LightGbmTree {
  /** What a split makes of NaN, bits 2 and 3 of the decision type. */
  enum Missing {
    NONE,
    ZERO,
    NAN
  }

  private static final int LEAVES = 1 << 25;
  private static final int CATEGORY_WORDS = 1 << 15; // codes below 2^20
  private static final int DEPTH = 1 << 10;

  private static final int CATEGORICAL = 1;
  private static final int DEFAULT_LEFT = 2;

  private final int leafCount;
  private final double[] leafValues;
  private final double[] leafCovers;
  private int[] features = new int[0];
  private int[] decisions = new int[0];
  private int[] lefts = new int[0];
  private int[] rights = new int[0];
  private double[] thresholds = new double[0];
  private double[] gains = new double[0];
  private double[] splitCovers = new double[0];
  private int[] setStarts = new int[0];
  private int[] setWords = new int[0];

  LightGbmTree(LightGbmFields fields, int featureCount) {
    leafCount = fields.integer("num_leaves", 1, LEAVES);
    if (fields.has("is_linear") && fields.integer("is_linear", 0, 1) == 1) {
      throw fields.refusal(
          "is_linear", "is 1: linear leaves (linear_tree) cannot be read; train without them");
    }
    leafValues = fields.numbers("leaf_value", leafCount);
    leafCovers = fields.notes("leaf_count", leafCount);
    if (leafCount > 1) {
      readSplits(fields, featureCount);
      checkShape(fields);
    }
  }

  private void readSplits(LightGbmFields fields, int featureCount) {
    int splits = leafCount - 1;
    features = fields.integers("split_feature", splits, 0, featureCount - 1);
    lefts = fields.integers("left_child", splits, -leafCount, splits - 1);
    rights = fields.integers("right_child", splits, -leafCount, splits - 1);
    thresholds = fields.thresholds("threshold", splits);
    decisions =
        fields.has("decision_type")
            ? fields.integers("decision_type", splits, 0, 11)
            : new int[splits];
    gains = fields.notes("split_gain", splits);
    splitCovers = fields.notes("internal_count", splits);
    int sets = fields.integer("num_cat", 0, splits);
    if (sets > 0) {
      readSets(fields, sets);
    }
    for (int split = 0; split < splits; split++) {
      double set = thresholds[split];
      if (isCategorical(split) && !(set >= 0 && set < sets && set == (int) set)) {
        throw fields.refusal("threshold", "names a category set that does not exist");
      }
    }
  }

  private void readSets(LightGbmFields fields, int sets) {
    setStarts = fields.integers("cat_boundaries", sets + 1, 0, Integer.MAX_VALUE);
    for (int i = 0; i < sets; i++) {
      int length = setStarts[i + 1] - setStarts[i];
      if (setStarts[0] != 0 || length < 0 || length > CATEGORY_WORDS) {
        throw fields.refusal("cat_boundaries", "holds what is no boundary of a category set");
      }
    }
    setWords = fields.words("cat_threshold", setStarts[sets]);
  }

  /** Every split and leaf is reached once, and no way from the root is too long. */
  private void checkShape(LightGbmFields fields) {
    int[] depths = new int[leafCount - 1];
    Arrays.fill(depths, -1);
    depths[0] = 0;
    BitSet leaves = new BitSet(leafCount);
    int[] waiting = new int[leafCount];
    int count = 1;
    while (count > 0) {
      int split = waiting[--count];
      for (int child : new int[] {lefts[split], rights[split]}) {
        if (child < 0 ? leaves.get(~child) : depths[child] >= 0) {
          throw fields.refusal("left_child", "and right_child lead to a node twice");
        }
        if (child < 0) {
          leaves.set(~child);
        } else {
          depths[child] = depths[split] + 1;
          waiting[count++] = child;
          checkDepth(depths[child]);
        }
      }
    }
    if (leaves.cardinality() != leafCount) {
      throw fields.refusal("left_child", "and right_child leave nodes out");
    }
  }

  private static void checkDepth(int depth) {
    if (depth >= DEPTH) {
      throw new ForeignModelException("a tree of the LightGBM model is deeper than " + DEPTH);
    }
  }

  int nodeCount() {
    return 2 * leafCount - 1;
  }

  /** The root as a child would be named. */
  int root() {
    return leafCount == 1 ? ~0 : 0;
  }

  double leafValue(int leaf) {
    return leafValues[leaf];
  }

  /** The rows of training that reached a node, named as a child is; NaN if not told. */
  double cover(int child) {
    double cover = child < 0 ? leafCovers[~child] : splitCovers[child];
    return cover >= 0 ? cover : Double.NaN;
  }

  double gain(int split) {
    return gains[split];
  }

  int feature(int split) {
    return features[split];
  }

  double threshold(int split) {
    return thresholds[split];
  }

  int left(int split) {
    return lefts[split];
  }

  int right(int split) {
    return rights[split];
  }

  boolean isCategorical(int split) {
    return (decisions[split] & CATEGORICAL) != 0;
  }

  boolean defaultsLeft(int split) {
    return (decisions[split] & DEFAULT_LEFT) != 0;
  }

  Missing missing(int split) {
    return Missing.values()[decisions[split] >> 2];
  }

  /** The category codes that go left. */
  BitSet categories(int split) {
    int set = (int) thresholds[split];
    BitSet codes = new BitSet();
    for (int word = setStarts[set]; word < setStarts[set + 1]; word++) {
      for (int bit = 0; bit < Integer.SIZE; bit++) {
        if ((setWords[word] >>> bit & 1) != 0) {
          codes.set((word - setStarts[set]) * Integer.SIZE + bit);
        }
      }
    }
    return codes;
  }

  int splitCount() {
    return leafCount - 1;
  }
}
