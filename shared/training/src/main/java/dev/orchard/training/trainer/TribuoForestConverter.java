package dev.orchard.training.trainer;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.TreeBuilder;
import java.util.List;
import java.util.Map;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.SplitNode;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.EnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.IndependentRegressionTreeModel;

/**
 * Turns Tribuo's trees (4.3) into a compact forest that predicts the same. Tribuo numbers features
 * by their sorted names; here they get the order of the given names.
 *
 * <p>Tribuo sends {@code value > threshold} to its greater side and everything else, so NaN too, to
 * the other: NaN goes left here. A feature that an example lacks counts as 0.0 in Tribuo: give the
 * forest 0.0 for it, not NaN.
 */
public final class TribuoForestConverter {
  private final List<String> features;

  /** For rows whose values come in the order of these names. */
  public TribuoForestConverter(List<String> features) {
    this.features = List.copyOf(features);
  }

  /**
   * Converts a classifier; its forest has one output a class.
   *
   * @param model a tree, or an ensemble of trees with equal weights
   * @param classes the labels in the order of the outputs wanted
   * @param voting how the ensemble combines its trees; a model does not tell
   * @throws IllegalArgumentException if a member is no tree, or speaks of an unknown feature or
   *     class
   */
  public Forest classifier(Model<Label> model, List<String> classes, Voting voting) {
    model.getOutputIDInfo().getDomain().forEach(label -> index(classes, label.getLabel()));
    return shares(model, classes, voting);
  }

  /**
   * Converts a classifier; its forest has one output, the probability of one of its classes.
   *
   * @throws IllegalArgumentException if a member is no tree, or speaks of an unknown feature
   */
  public Forest probability(Model<Label> model, String label, Voting voting) {
    return shares(model, List.of(label), voting);
  }

  private Forest shares(Model<Label> model, List<String> labels, Voting voting) {
    ForestBuilder forest = builder(labels.size());
    for (Model<Label> member : members(model)) {
      TreeModel<Label> tree = requireTree(member);
      add(
          forest.addTree(),
          tree,
          tree.getRoot(),
          leaf -> labels.stream().mapToDouble(label -> share(leaf, label, voting)).toArray());
    }
    return forest.build();
  }

  private static double share(LeafNode<Label> leaf, String label, Voting voting) {
    if (voting == Voting.MAJORITY) {
      return leaf.getOutput().getLabel().equals(label) ? 1.0 : 0.0;
    }
    Label found = leaf.getDistribution().get(label);
    return found == null ? 0.0 : found.getScore();
  }

  /**
   * Converts a regression; the ensemble averages its trees.
   *
   * @param dimensions the names of the outputs, in the order wanted
   */
  public Forest regression(Model<Regressor> model, List<String> dimensions) {
    ForestBuilder forest = builder(dimensions.size());
    for (Model<Regressor> member : members(model)) {
      if (member instanceof IndependentRegressionTreeModel independent) {
        for (Map.Entry<String, Node<Regressor>> root : independent.getRoots().entrySet()) {
          int output = index(dimensions, root.getKey());
          add(
              forest.addTree(output),
              independent,
              root.getValue(),
              leaf -> new double[] {valueOf(leaf.getOutput(), root.getKey())});
        }
      } else {
        TreeModel<Regressor> tree = requireTree(member);
        add(
            forest.addTree(),
            tree,
            tree.getRoot(),
            leaf ->
                dimensions.stream()
                    .mapToDouble(dimension -> valueOf(leaf.getOutput(), dimension))
                    .toArray());
      }
    }
    return forest.build();
  }

  /** How the trees of a classifying ensemble become one answer. */
  public enum Voting {
    /** Tribuo's VotingCombiner: each tree votes for its likeliest class. */
    MAJORITY,
    /** Tribuo's FullyWeightedVotingCombiner: the trees' distributions are averaged. */
    AVERAGE
  }

  @FunctionalInterface
  private interface LeafValues<T extends Output<T>> {
    double[] of(LeafNode<T> leaf);
  }

  private ForestBuilder builder(int outputs) {
    return ForestBuilder.create(features.size(), outputs).aggregation(Aggregation.MEAN);
  }

  private static <T extends Output<T>> List<Model<T>> members(Model<T> model) {
    return model instanceof EnsembleModel<T> ensemble ? ensemble.getModels() : List.of(model);
  }

  private static <T extends Output<T>> TreeModel<T> requireTree(Model<T> model) {
    if (model instanceof TreeModel<T> tree) {
      return tree;
    }
    throw new IllegalArgumentException(
        "only trees can be converted, not a " + model.getClass().getSimpleName());
  }

  private <T extends Output<T>> void add(
      TreeBuilder target, TreeModel<T> tree, Node<T> root, LeafValues<T> leafValues) {
    int[] positions = new int[tree.getFeatureIDMap().size()];
    for (int id = 0; id < positions.length; id++) {
      positions[id] = index(features, tree.getFeatureIDMap().get(id).getName());
    }
    target.root(add(target, root, positions, leafValues));
  }

  private <T extends Output<T>> int add(
      TreeBuilder target, Node<T> node, int[] positions, LeafValues<T> leafValues) {
    if (node instanceof LeafNode<T> leaf) {
      return target.leaf(leafValues.of(leaf));
    }
    SplitNode<T> split = (SplitNode<T>) node;
    int parent =
        target.split(
            positions[split.getFeatureID()],
            split.splitValue(),
            Comparison.LESS_OR_EQUAL,
            /* missingGoesLeft= */ true);
    int left = add(target, split.getLessThanOrEqual(), positions, leafValues);
    int right = add(target, split.getGreaterThan(), positions, leafValues);
    target.connect(parent, left, right);
    return parent;
  }

  private static double valueOf(Regressor output, String dimension) {
    String[] names = output.getNames();
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(dimension)) {
        return output.getValues()[i];
      }
    }
    throw new IllegalArgumentException("a leaf lacks the output " + dimension);
  }

  private static int index(List<String> names, String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw new IllegalArgumentException("the model speaks of an unknown " + name);
    }
    return index;
  }
}
