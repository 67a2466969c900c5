package dev.orchard.formats.onnx;

import java.util.BitSet;
import java.util.List;

/** Reads the attributes of {@code TreeEnsemble}, version 5: nodes and leaves apart, by place. */
final class TreeEnsembleReader {
  private static final String[] AGGREGATES = {"AVERAGE", "SUM", "MIN", "MAX"};
  private static final List<NodeMode> MODES =
      List.of(
          NodeMode.LEQ,
          NodeMode.LT,
          NodeMode.GTE,
          NodeMode.GT,
          NodeMode.EQ,
          NodeMode.NEQ,
          NodeMode.MEMBER);
  private static final String[] TRANSFORMS = {
    "NONE", "SOFTMAX", "LOGISTIC", "SOFTMAX_ZERO", "PROBIT"
  };

  private final OnnxNode node;
  private final EnsembleAttributes attributes;

  private TreeEnsembleReader(OnnxNode node) {
    this.node = node;
    attributes = new EnsembleAttributes(node);
  }

  static Ensemble read(OnnxNode node) {
    return new TreeEnsembleReader(node).ensemble();
  }

  private Ensemble ensemble() {
    int count = node.numbers("nodes_featureids").size();
    int leafCount = node.numbers("leaf_targetids").size();
    int targetCount = attributes.targetCount();
    NodeMode[] modes = modes(count);
    int[] features = new int[count];
    Numbers featureIds = attributes.integers("nodes_featureids", count);
    BitSet missingHolds = new BitSet();
    Numbers missing = node.numbers("nodes_missing_value_tracks_true");
    for (int i = 0; i < count; i++) {
      features[i] = attributes.feature(featureIds.integer(i));
      missingHolds.set(i, attributes.optional("nodes_missing_value_tracks_true", missing, i) == 1);
    }
    int[] leafStarts = new int[leafCount + 1];
    int[] leafTargets = new int[leafCount];
    Numbers targets = attributes.integers("leaf_targetids", leafCount);
    for (int leaf = 0; leaf < leafCount; leaf++) {
      leafStarts[leaf + 1] = leaf + 1;
      leafTargets[leaf] =
          attributes.within("leaf_targetids", targets.integer(leaf), 0, targetCount - 1);
    }
    return new Ensemble(
        targetCount,
        AGGREGATES[
            attributes.within("aggregate_function", node.integer("aggregate_function", 1), 0, 3)],
        TRANSFORMS[attributes.within("post_transform", node.integer("post_transform", 0), 0, 4)],
        new double[0],
        modes,
        features,
        attributes.tensor("nodes_splits", count),
        members(modes),
        children("nodes_truenodeids", "nodes_trueleafs", count, leafCount),
        children("nodes_falsenodeids", "nodes_falseleafs", count, leafCount),
        missingHolds,
        leafStarts,
        leafTargets,
        attributes.tensor("leaf_weights", leafCount),
        roots(count));
  }

  private NodeMode[] modes(int count) {
    double[] numbers = attributes.tensor("nodes_modes", count);
    NodeMode[] modes = new NodeMode[count];
    for (int i = 0; i < count; i++) {
      modes[i] =
          MODES.get(attributes.within("nodes_modes", (long) numbers[i], 0, MODES.size() - 1));
    }
    return modes;
  }

  /**
   * The sets of the MEMBER nodes stand one after another in the order of the nodes, with NaN
   * between them; whether NaN ends the last one too, the operator's description leaves open.
   */
  private BitSet[] members(NodeMode[] modes) {
    Numbers values = node.tensor("membership_values").map(OnnxTensor::numbers).orElse(Numbers.NONE);
    BitSet[] members = new BitSet[modes.length];
    int next = 0;
    for (int i = 0; i < modes.length; i++) {
      if (modes[i] != NodeMode.MEMBER) {
        continue;
      }
      BitSet set = new BitSet();
      while (next < values.size() && !Double.isNaN(values.number(next))) {
        double value = values.number(next++);
        if (!NumberColumn.isCode(value)) {
          throw node.refusal("has a member that is no category code (0 to 1048575)");
        }
        set.set((int) value);
      }
      if (next++ >= values.size() && set.isEmpty()) {
        throw node.refusal("has fewer sets in membership_values than MEMBER nodes");
      }
      members[i] = set;
    }
    return members;
  }

  private int[] children(String ids, String leafFlags, int count, int leafCount) {
    Numbers places = attributes.integers(ids, count);
    Numbers flags = attributes.integers(leafFlags, count);
    int[] children = new int[count];
    for (int i = 0; i < count; i++) {
      boolean leaf = flags.integer(i) != 0;
      int place = attributes.within(ids, places.integer(i), 0, (leaf ? leafCount : count) - 1);
      children[i] = leaf ? ~place : place;
    }
    return children;
  }

  private int[] roots(int count) {
    Numbers roots = node.numbers("tree_roots");
    int[] places = new int[roots.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] =
          attributes.within(
              "tree_roots", attributes.optional("tree_roots", roots, i), 0, count - 1);
    }
    return places;
  }
}
