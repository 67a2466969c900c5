package dev.orchard.forest;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What {@link Explainer} needs to know of one tree and no row changes. Splits have the numbers 0 to
 * {@code splitCount() - 1}, parents before children; leaves have those that follow, in the order of
 * their values. Edge {@code 2 * split} leads left and {@code 2 * split + 1} right.
 *
 * <p>The last splits, from {@code twigStart} on, are the <em>twigs</em>, which have no split below
 * them: in most trees half of all. Passes need not look up their children.
 *
 * <p>A split whose feature no split above has asked for is a <em>first</em> one, any other a
 * <em>repeated</em> one. The fields are read in the innermost loops, hence open to the package.
 */
final class ExplainedTree {
  final GaussLegendre rule;

  /** How many splits have a split below them; the number of the first twig. */
  final int twigStart;

  /** By split: what a row is compared with, as in {@link PackedTrees}, and of which feature. */
  final int[] slots;

  final int[] keys;
  final int[] features;

  /** By split: its children. */
  final int[] lefts;

  final int[] rights;

  /** By split: the share of its cover that went left. */
  final double[] shares;

  /** By split: the edge that leads to it, -1 to the root. */
  final int[] parentEdges;

  /**
   * By split: one more than the nearest edge above of a split by the same feature, 0 for first
   * ones.
   */
  final int[] edgesBefore;

  /** By split: the share of the cover that the earlier splits of its feature let pass; r. */
  final double[] earlierShares;

  private final int output;
  private final int leafStart;
  private final int leafWidth;

  /**
   * Looks at one tree.
   *
   * @param rules gives the rule of so many points
   * @throws MissingCoversException if a node has no cover
   */
  ExplainedTree(Forest forest, int tree, IntFunction<GaussLegendre> rules) {
    PackedTrees trees = forest.trees();
    int root = trees.root(tree);
    int[] numbers = numbers(trees, root, trees.nodeCount(tree));
    int splitCount = numbers.length / 2;
    twigStart = splitCount - twigCount(trees, root, numbers.length);
    output = forest.leafSum().treeOutputs()[tree];
    leafWidth = forest.header().leafWidth(output);
    slots = new int[splitCount];
    keys = new int[splitCount];
    features = new int[splitCount];
    lefts = new int[splitCount];
    rights = new int[splitCount];
    shares = new double[splitCount];
    int firstLeaf = -1;
    for (int node = 0; node < numbers.length; node++) {
      int position = root + node;
      if (trees.isLeaf(position)) {
        firstLeaf = firstLeaf < 0 ? position : firstLeaf;
        continue;
      }
      int split = numbers[node];
      int left = trees.leftChild(position);
      slots[split] = trees.slot(position);
      keys[split] = trees.key(position);
      features[split] = forest.featureKeys().featureOf(slots[split]);
      lefts[split] = numbers[left - root];
      rights[split] = numbers[left - root + 1];
      shares[split] = share(forest.covers(), tree, root, left);
    }
    leafStart = trees.key(firstLeaf);
    parentEdges = parentEdges();
    edgesBefore = new int[splitCount];
    earlierShares = new double[splitCount];
    rule = rules.apply(GaussLegendre.pointsFor(relate() - 1));
  }

  /** Splits first, then twigs, then leaves, each in the order of the nodes. */
  private static int[] numbers(PackedTrees trees, int root, int nodeCount) {
    int[] numbers = new int[nodeCount];
    int nextSplit = 0;
    int nextLeaf = nodeCount / 2;
    int nextTwig = nextLeaf - twigCount(trees, root, nodeCount);
    for (int node = 0; node < nodeCount; node++) {
      if (trees.isLeaf(root + node)) {
        numbers[node] = nextLeaf++;
      } else {
        numbers[node] = isTwig(trees, root + node) ? nextTwig++ : nextSplit++;
      }
    }
    return numbers;
  }

  private static int twigCount(PackedTrees trees, int root, int nodeCount) {
    return (int)
        IntStream.range(root, root + nodeCount)
            .filter(position -> !trees.isLeaf(position) && isTwig(trees, position))
            .count();
  }

  private static boolean isTwig(PackedTrees trees, int split) {
    int left = trees.leftChild(split);
    return trees.isLeaf(left) && trees.isLeaf(left + 1);
  }

  /** Where nobody went, either way is as good. */
  private static double share(double[] covers, int tree, int root, int left) {
    double toLeft = cover(covers, tree, root, left);
    double toRight = cover(covers, tree, root, left + 1);
    double both = toLeft + toRight;
    return both > 0.0 ? toLeft / both : 0.5;
  }

  private static double cover(double[] covers, int tree, int root, int position) {
    if (covers.length == 0 || Double.isNaN(covers[position])) {
      throw new MissingCoversException(tree, position - root);
    }
    return covers[position];
  }

  private int[] parentEdges() {
    int[] edges = new int[slots.length];
    Arrays.fill(edges, -1);
    for (int split = 0; split < slots.length; split++) {
      if (lefts[split] < slots.length) {
        edges[lefts[split]] = 2 * split;
      }
      if (rights[split] < slots.length) {
        edges[rights[split]] = 2 * split + 1;
      }
    }
    return edges;
  }

  /**
   * Finds for every split the earlier ones by the same feature; gives the most features on a way.
   */
  private int relate() {
    int[] featuresSoFar = new int[slots.length];
    int most = 0;
    for (int split = 0; split < slots.length; split++) {
      int edge = parentEdges[split];
      int above = edge < 0 ? 0 : featuresSoFar[edge >> 1];
      while (edge >= 0 && features[edge >> 1] != features[split]) {
        edge = parentEdges[edge >> 1];
      }
      edgesBefore[split] = edge + 1;
      featuresSoFar[split] = above + (edge < 0 ? 1 : 0);
      most = Math.max(most, featuresSoFar[split]);
      earlierShares[split] = edge < 0 ? 1.0 : passed(edge);
    }
    return most;
  }

  private double passed(int edge) {
    int before = edge >> 1;
    double share = (edge & 1) == 0 ? shares[before] : 1.0 - shares[before];
    return earlierShares[before] * share;
  }

  int splitCount() {
    return slots.length;
  }

  /** Splits and leaves. */
  int nodeCount() {
    return 2 * slots.length + 1;
  }

  boolean speaksOf(int wanted) {
    return output == Tree.ALL_OUTPUTS || output == wanted;
  }

  /** Writes what the leaves say of an output behind the places of the splits. */
  void fillLeaves(double[] leafValues, int wanted, double[] values) {
    int next = leafStart + (output == Tree.ALL_OUTPUTS ? wanted : 0);
    for (int node = slots.length; node < nodeCount(); node++) {
      values[node] = leafValues[next];
      next += leafWidth;
    }
  }

  /** The mean value of the leaves by their cover. */
  double expected(double[] leafValues, int wanted) {
    double[] values = new double[nodeCount()];
    fillLeaves(leafValues, wanted, values);
    for (int split = slots.length - 1; split >= 0; split--) {
      double right = values[rights[split]];
      values[split] = right + shares[split] * (values[lefts[split]] - right);
    }
    return values[0];
  }

  long sizeInBytes() {
    return 44L * slots.length + 200;
  }
}
