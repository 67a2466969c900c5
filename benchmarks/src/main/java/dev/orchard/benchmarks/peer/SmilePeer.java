package dev.orchard.benchmarks.peer;

import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import smile.base.cart.Node;
import smile.base.cart.OrdinalNode;
import smile.base.cart.RegressionNode;
import smile.data.Tuple;
import smile.data.type.DataTypes;
import smile.data.type.StructField;
import smile.data.type.StructType;

/**
 * Smile's trees. Its ensembles cannot be built from outside, so the sum over the trees is ours;
 * everything below it is what Smile itself does for a row. GPL: in benchmarks only.
 */
final class SmilePeer implements Peer {
  private final Node[] roots;
  private final double baseScore;
  private final Tuple[] rows;

  SmilePeer(Forest forest, Rows rows) {
    baseScore = forest.baseScore(0);
    roots = new Node[forest.treeCount()];
    for (int tree = 0; tree < roots.length; tree++) {
      roots[tree] = node(forest.tree(tree), 0);
    }
    StructField[] fields = new StructField[rows.features()];
    for (int feature = 0; feature < fields.length; feature++) {
      fields[feature] = new StructField("f" + feature, DataTypes.DoubleType);
    }
    StructType schema = new StructType(fields);
    double[] block = rows.allAsDoubles();
    this.rows = new Tuple[rows.count()];
    for (int row = 0; row < this.rows.length; row++) {
      double[] values = new double[rows.features()];
      System.arraycopy(block, row * values.length, values, 0, values.length);
      this.rows[row] = Tuple.of(values, schema);
    }
  }

  /** Smile asks {@code x <= t}; every row is a float, so that is the float before ours. */
  private static Node node(Tree tree, int node) {
    if (tree.isLeaf(node)) {
      double value = tree.leafValue(node, 0);
      return new RegressionNode(1, value, value, 0);
    }
    double threshold = Math.nextDown((float) tree.threshold(node));
    Node left = node(tree, tree.left(node));
    Node right = node(tree, tree.right(node));
    return new OrdinalNode(tree.feature(node), threshold, 0, 0, left, right);
  }

  @Override
  public double score(int row) {
    double sum = baseScore;
    for (Node root : roots) {
      sum += ((RegressionNode) root.predict(rows[row])).output();
    }
    return sum;
  }

  @Override
  public double[] scoreAll() {
    double[] margins = new double[rows.length];
    for (int row = 0; row < margins.length; row++) {
      margins[row] = score(row);
    }
    return margins;
  }
}
