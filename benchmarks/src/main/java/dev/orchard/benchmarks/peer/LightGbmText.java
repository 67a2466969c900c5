package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import java.util.StringJoiner;

/**
 * Writes a forest of one output as LightGBM's {@code model.txt}. Rows must be floats: {@code x < t}
 * becomes {@code x <= } the float before {@code t}.
 */
final class LightGbmText {
  private static final int DEFAULT_LEFT = 2;
  private static final int MISSING_IS_NAN = 2 << 2;

  private LightGbmText() {}

  static String of(Forest forest) {
    StringBuilder text = new StringBuilder(1 << 16);
    text.append("tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\n");
    text.append("max_feature_idx=").append(forest.featureCount() - 1).append('\n');
    text.append("objective=regression\nfeature_names=").append(names(forest)).append('\n');
    text.append("feature_infos=").append("[-2:2] ".repeat(forest.featureCount()).strip());
    text.append("\n\n");
    for (int tree = 0; tree < forest.treeCount(); tree++) {
      // The base score goes into the leaves of the first tree.
      double added = tree == 0 ? forest.baseScore(0) : 0;
      appendTree(text, tree, forest.tree(tree), added);
    }
    return text.append("end of trees\n\n").toString();
  }

  private static String names(Forest forest) {
    StringJoiner names = new StringJoiner(" ");
    for (int feature = 0; feature < forest.featureCount(); feature++) {
      names.add("f" + feature);
    }
    return names.toString();
  }

  private static void appendTree(StringBuilder text, int index, Tree tree, double added) {
    int[] numbers = numbers(tree);
    Columns splits = new Columns();
    StringJoiner leaves = new StringJoiner(" ");
    for (int node = 0; node < tree.nodeCount(); node++) {
      if (tree.isLeaf(node)) {
        leaves.add(Double.toString(tree.leafValue(node, 0) + added));
      } else {
        splits.add(tree, node, numbers);
      }
    }
    text.append("Tree=").append(index).append('\n');
    text.append("num_leaves=").append(leaves.length() == 0 ? 1 : leafCount(tree)).append('\n');
    text.append("num_cat=0\n");
    splits.appendTo(text);
    text.append("leaf_value=").append(leaves).append("\nis_linear=0\nshrinkage=1\n\n\n");
  }

  private static int leafCount(Tree tree) {
    return tree.nodeCount() / 2 + 1;
  }

  /** LightGBM counts splits and leaves apart, leaves as {@code ~number}. */
  private static int[] numbers(Tree tree) {
    int[] numbers = new int[tree.nodeCount()];
    int splits = 0;
    int leaves = 0;
    for (int node = 0; node < numbers.length; node++) {
      numbers[node] = tree.isLeaf(node) ? ~leaves++ : splits++;
    }
    return numbers;
  }

  /** The lists of a tree that hold one entry a split. */
  private static final class Columns {
    private final StringJoiner features = new StringJoiner(" ");
    private final StringJoiner thresholds = new StringJoiner(" ");
    private final StringJoiner decisions = new StringJoiner(" ");
    private final StringJoiner lefts = new StringJoiner(" ");
    private final StringJoiner rights = new StringJoiner(" ");

    void add(Tree tree, int node, int[] numbers) {
      features.add(Integer.toString(tree.feature(node)));
      thresholds.add(Double.toString(Math.nextDown((float) tree.threshold(node))));
      int decision = MISSING_IS_NAN | (tree.missingGoesLeft(node) ? DEFAULT_LEFT : 0);
      decisions.add(Integer.toString(decision));
      lefts.add(Integer.toString(numbers[tree.left(node)]));
      rights.add(Integer.toString(numbers[tree.right(node)]));
    }

    void appendTo(StringBuilder text) {
      text.append("split_feature=").append(features).append('\n');
      text.append("threshold=").append(thresholds).append('\n');
      text.append("decision_type=").append(decisions).append('\n');
      text.append("left_child=").append(lefts).append('\n');
      text.append("right_child=").append(rights).append('\n');
    }
  }
}
