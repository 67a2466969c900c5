package dev.orchard.formats.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Random trees whose nodes compare in given ways, as attributes of each operator. */
final class RandomEnsemble {
  static final int WIDTH = 4;
  private static final int TREES = 9;

  /** The numbers that nodes compare with; rows hold them too. */
  private static final double[] VALUES = {
    -0.5, 0, 0.25, 1, 1.5, 2, 7, 1e-38, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  /** The modes by their numbers in version 5. */
  private static final List<NodeMode> NUMBERS = List.of(NodeMode.values());

  private final Random random;
  private final List<NodeMode> modes;
  private final int targets;
  private final List<Node> nodes = new ArrayList<>();

  /** A node or leaf; children are places in the list of all. */
  private record Node(
      int tree,
      NodeMode mode,
      int feature,
      double value,
      List<Double> members,
      long missing,
      List<Integer> children,
      List<Double> weights) {}

  RandomEnsemble(long seed, List<NodeMode> modes, int targets) {
    random = new Random(seed);
    this.modes = modes;
    this.targets = targets;
    for (int tree = 0; tree < TREES; tree++) {
      add(tree, 6);
    }
  }

  private int add(int tree, int depth) {
    int place = nodes.size();
    nodes.add(null);
    boolean leaf = depth == 0 || (depth < 6 && random.nextInt(6) == 0);
    NodeMode mode = leaf ? NodeMode.LEAF : modes.get(random.nextInt(modes.size()));
    List<Integer> children =
        leaf ? List.of(0, 0) : List.of(add(tree, depth - 1), add(tree, depth - 1));
    List<Double> weights = new ArrayList<>();
    for (int target = 0; leaf && target < targets; target++) {
      weights.add((double) (float) random.nextGaussian());
    }
    nodes.set(
        place,
        new Node(
            tree,
            mode,
            random.nextInt(WIDTH),
            VALUES[random.nextInt(VALUES.length)],
            mode == NodeMode.MEMBER ? members() : List.of(),
            random.nextInt(2),
            children,
            weights));
    return place;
  }

  /** Small and large sets, of small and large codes. */
  private List<Double> members() {
    int most = random.nextBoolean() ? 30 : 90;
    int count = 1 + random.nextInt(random.nextBoolean() ? 4 : 40);
    return IntStream.range(0, count)
        .mapToObj(i -> (double) random.nextInt(most))
        .distinct()
        .toList();
  }

  /** Rows of the numbers that are compared with, of their neighbors and of missing values. */
  double[] rows(int count) {
    double[] rows = new double[count * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      double value = VALUES[random.nextInt(VALUES.length)];
      rows[i] =
          switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Math.nextUp((float) value);
            case 2 -> Math.nextDown((float) value);
            case 3 -> random.nextGaussian();
            case 4 -> -0.0;
            default -> value;
          };
    }
    return rows;
  }

  /** Rows of category codes, of some that no set has, and of missing values. */
  double[] codes(int count) {
    double[] rows = new double[count * WIDTH];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(100) - 4;
    }
    return rows;
  }

  /** Writes nodes and leaves as one table, as up to version 3. */
  void writeTable(EnsembleDraft draft, String weights) {
    draft
        .texts("nodes_modes", nodes.stream().map(RandomEnsemble::nameOf).toList())
        .integers("nodes_treeids", ids(places(), place -> nodes.get(place).tree()))
        .integers("nodes_nodeids", ids(places(), this::idInTree))
        .integers("nodes_featureids", ids(places(), place -> nodes.get(place).feature()))
        .floats("nodes_values", nodes.stream().mapToDouble(Node::value).toArray())
        .integers(
            "nodes_missing_value_tracks_true", nodes.stream().mapToLong(Node::missing).toArray())
        .integers("nodes_truenodeids", ids(places(), place -> childInTree(place, 0)))
        .integers("nodes_falsenodeids", ids(places(), place -> childInTree(place, 1)));
    List<Integer> leaves = new ArrayList<>();
    for (int target = 0; target < targets; target++) {
      leaves.addAll(leaves());
    }
    int count = leaves.size() / targets;
    draft
        .integers(weights + "_treeids", ids(leaves, place -> nodes.get(place).tree()))
        .integers(weights + "_nodeids", ids(leaves, this::idInTree))
        .integers(
            weights + "_ids", IntStream.range(0, leaves.size()).mapToLong(i -> i / count).toArray())
        .floats(
            weights + "_weights",
            IntStream.range(0, leaves.size())
                .mapToDouble(i -> nodes.get(leaves.get(i)).weights().get(i / count))
                .toArray());
  }

  /** Writes nodes and leaves apart, as from version 5; leaves have one target there. */
  void writeApart(EnsembleDraft draft, OnnxType type) {
    List<Integer> leaves = leaves();
    List<Integer> splits = new ArrayList<>(places());
    splits.removeAll(leaves);
    List<Double> members = new ArrayList<>();
    for (int place : splits) {
      members.addAll(nodes.get(place).members());
      if (nodes.get(place).mode() == NodeMode.MEMBER) {
        members.add(Double.NaN);
      }
    }
    long[] roots = LongStream.range(0, TREES).map(tree -> splits.indexOf(root(tree))).toArray();
    draft
        .integers("tree_roots", roots)
        .tensor(
            "nodes_modes",
            OnnxType.UINT8,
            splits.stream()
                .mapToDouble(place -> NUMBERS.indexOf(nodes.get(place).mode()))
                .toArray())
        .integers("nodes_featureids", ids(splits, place -> nodes.get(place).feature()))
        .tensor(
            "nodes_splits",
            type,
            splits.stream().mapToDouble(place -> nodes.get(place).value()).toArray())
        .integers(
            "nodes_missing_value_tracks_true", ids(splits, place -> nodes.get(place).missing()))
        .integers("leaf_targetids", new long[leaves.size()])
        .tensor(
            "leaf_weights",
            type,
            leaves.stream().mapToDouble(place -> nodes.get(place).weights().get(0)).toArray());
    writeChildren(draft, "nodes_true", 0, splits, leaves);
    writeChildren(draft, "nodes_false", 1, splits, leaves);
    if (!members.isEmpty()) {
      double[] values = members.stream().mapToDouble(value -> value).toArray();
      draft.tensor("membership_values", type, values);
    }
  }

  private void writeChildren(
      EnsembleDraft draft, String prefix, int side, List<Integer> splits, List<Integer> leaves) {
    draft
        .integers(
            prefix + "nodeids",
            ids(
                splits,
                place ->
                    Math.max(0, splits.indexOf(child(place, side)))
                        + Math.max(0, leaves.indexOf(child(place, side)))))
        .integers(
            prefix + "leafs", ids(splits, place -> leaves.contains(child(place, side)) ? 1 : 0));
  }

  private List<Integer> places() {
    return IntStream.range(0, nodes.size()).boxed().toList();
  }

  private List<Integer> leaves() {
    return places().stream().filter(place -> nodes.get(place).mode() == NodeMode.LEAF).toList();
  }

  private int child(int place, int side) {
    return nodes.get(place).children().get(side);
  }

  private long childInTree(int place, int side) {
    return nodes.get(place).mode() == NodeMode.LEAF ? 0 : idInTree(child(place, side));
  }

  private long idInTree(int place) {
    return place - (long) root(nodes.get(place).tree());
  }

  private int root(long tree) {
    int place = 0;
    while (nodes.get(place).tree() != tree) {
      place++;
    }
    return place;
  }

  private static long[] ids(List<Integer> places, ToLongFunction<Integer> id) {
    return places.stream().mapToLong(id).toArray();
  }

  private static String nameOf(Node node) {
    return node.mode() == NodeMode.LEAF ? "LEAF" : "BRANCH_" + node.mode();
  }
}
