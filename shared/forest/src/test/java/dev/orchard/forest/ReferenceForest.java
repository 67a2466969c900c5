package dev.orchard.forest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A forest scored the way it is described: nodes as objects, values as they are, no tricks. */
record ReferenceForest(
    int outputCount,
    Aggregation aggregation,
    Link link,
    InputPrecision precision,
    List<Double> baseScores,
    List<ReferenceTree> trees) {

  record ReferenceTree(int output, Node root) {}

  sealed interface Node {}

  record Split(
      int feature,
      double threshold,
      Comparison comparison,
      boolean missingGoesLeft,
      Node left,
      Node right)
      implements Node {}

  record SetSplit(int feature, BitSet goingLeft, boolean missingGoesLeft, Node left, Node right)
      implements Node {}

  record Leaf(List<Double> values) implements Node {}

  double[] margin(double[] row) {
    return precision == InputPrecision.FLOAT32 ? floatMargin(row) : doubleMargin(row);
  }

  double[] score(double[] row) {
    double[] scores = margin(row);
    link.apply(scores, 0, scores.length);
    return scores;
  }

  /** Builds the forest under test from the same trees, children before parents. */
  Forest build(int featureCount) {
    ForestBuilder builder =
        ForestBuilder.create(featureCount, outputCount)
            .aggregation(aggregation)
            .link(link)
            .precision(precision)
            .baseScores(baseScores.stream().mapToDouble(d -> d).toArray());
    for (ReferenceTree tree : trees) {
      TreeBuilder draft =
          tree.output() == Tree.ALL_OUTPUTS ? builder.addTree() : builder.addTree(tree.output());
      draft.root(add(tree.root(), draft));
    }
    return builder.build();
  }

  private static int leafCount(Node node) {
    if (node instanceof Split split) {
      return leafCount(split.left()) + leafCount(split.right());
    }
    return node instanceof SetSplit split ? leafCount(split.left()) + leafCount(split.right()) : 1;
  }

  private static int add(Node node, TreeBuilder draft) {
    if (node instanceof Leaf leaf) {
      int id = draft.leaf(leaf.values().stream().mapToDouble(d -> d).toArray());
      draft.cover(id, 1);
      return id;
    }
    if (node instanceof Split split) {
      int left = add(split.left(), draft);
      int right = add(split.right(), draft);
      int id =
          draft.split(
              split.feature(), split.threshold(), split.comparison(), split.missingGoesLeft());
      draft.connect(id, left, right).cover(id, leafCount(split)).gain(id, 0.5);
      return id;
    }
    SetSplit split = (SetSplit) node;
    int right = add(split.right(), draft);
    int left = add(split.left(), draft);
    int id = draft.categorySplit(split.feature(), split.goingLeft(), split.missingGoesLeft());
    draft.connect(id, left, right);
    return id;
  }

  private double[] doubleMargin(double[] row) {
    double[] sums = new double[outputCount];
    int[] counts = new int[outputCount];
    for (int i = 0; i < outputCount; i++) {
      sums[i] = aggregation == Aggregation.SUM ? baseScores.get(i) : 0.0;
    }
    for (ReferenceTree tree : trees) {
      List<Double> values = leaf(tree.root(), row).values();
      for (int output : outputs(tree)) {
        sums[output] += values.get(values.size() == 1 ? 0 : output);
        counts[output]++;
      }
    }
    if (aggregation == Aggregation.MEAN) {
      for (int i = 0; i < outputCount; i++) {
        sums[i] = (counts[i] == 0 ? 0.0 : sums[i] / counts[i]) + baseScores.get(i);
      }
    }
    return sums;
  }

  private double[] floatMargin(double[] row) {
    float[] sums = new float[outputCount];
    int[] counts = new int[outputCount];
    for (int i = 0; i < outputCount; i++) {
      sums[i] = aggregation == Aggregation.SUM ? baseScores.get(i).floatValue() : 0.0f;
    }
    for (ReferenceTree tree : trees) {
      List<Double> values = leaf(tree.root(), row).values();
      for (int output : outputs(tree)) {
        sums[output] += values.get(values.size() == 1 ? 0 : output).floatValue();
        counts[output]++;
      }
    }
    double[] margins = new double[outputCount];
    for (int i = 0; i < outputCount; i++) {
      if (aggregation == Aggregation.MEAN) {
        sums[i] = (counts[i] == 0 ? 0.0f : sums[i] / counts[i]) + baseScores.get(i).floatValue();
      }
      margins[i] = sums[i];
    }
    return margins;
  }

  private List<Integer> outputs(ReferenceTree tree) {
    List<Integer> outputs = new ArrayList<>();
    for (int i = 0; i < outputCount; i++) {
      if (tree.output() == Tree.ALL_OUTPUTS || tree.output() == i) {
        outputs.add(i);
      }
    }
    return outputs;
  }

  private Leaf leaf(Node root, double[] row) {
    Node node = root;
    while (!(node instanceof Leaf)) {
      if (node instanceof Split split) {
        node = goesLeft(split, valueOf(row[split.feature()])) ? split.left() : split.right();
      } else if (node instanceof SetSplit split) {
        node = goesLeft(split, valueOf(row[split.feature()])) ? split.left() : split.right();
      }
    }
    return (Leaf) node;
  }

  private double valueOf(double value) {
    return precision == InputPrecision.FLOAT32 ? (float) value : value;
  }

  private static boolean goesLeft(Split split, double value) {
    if (Double.isNaN(value)) {
      return split.missingGoesLeft();
    }
    return split.comparison() == Comparison.LESS
        ? value < split.threshold()
        : value <= split.threshold();
  }

  private static boolean goesLeft(SetSplit split, double value) {
    if (Double.isNaN(value)) {
      return split.missingGoesLeft();
    }
    return split.goingLeft().stream().anyMatch(code -> code == value);
  }
}
