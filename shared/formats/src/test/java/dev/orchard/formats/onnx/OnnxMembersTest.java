package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.orchard.forest.Forest;
import dev.orchard.formats.ForeignModelException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Sets of MEMBER nodes: "List all of the members to test again in the order that the
 * 'BRANCH_MEMBER' mode appears in node_modes, delimited by NaNs" (Operators-ml.md of ONNX).
 */
class OnnxMembersTest {
  private static final double NONE = Double.NaN;

  /** A root by {1, 2}, on its true side {1}, on its false side {7}; leaves 1 to 4. */
  @Test
  void takesTheSetsInTheOrderOfTheNodesAndNotOfTheWayThroughTheTree() throws OrtException {
    // Node 0 is the root, node 1 its false child and node 2 its true child.
    byte[] file =
        new EnsembleDraft("TreeEnsemble")
            .integer("n_targets", 1)
            .integers("tree_roots", 0)
            .tensor("nodes_modes", OnnxType.UINT8, 6, 6, 6)
            .integers("nodes_featureids", 0, 0, 0)
            .tensor("nodes_splits", OnnxType.FLOAT, 0, 0, 0)
            .tensor("membership_values", OnnxType.FLOAT, 1, 2, NONE, 7, NONE, 1, NONE)
            .integers("nodes_truenodeids", 2, 2, 0)
            .integers("nodes_trueleafs", 0, 1, 1)
            .integers("nodes_falsenodeids", 1, 3, 1)
            .integers("nodes_falseleafs", 0, 1, 1)
            .integers("leaf_targetids", 0, 0, 0, 0)
            .tensor("leaf_weights", OnnxType.FLOAT, 1, 2, 3, 4)
            .model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
    double[] rows = {1, 2, 7, 8};
    assertThat(scores(file, rows)).containsExactly(1, 2, 3, 4);
    assertThat(nativeScores(file, rows)).containsExactly(1, 2, 3, 4);
  }

  @Test
  void needsNoNanBehindTheLastSet() throws OrtException {
    byte[] file = stump(3, 5);
    double[] rows = {3, 4, 5, NONE};
    assertThat(scores(file, rows)).containsExactly(1, 2, 1, 2);
    assertThat(nativeScores(file, rows)).containsExactly(1, 2, 1, 2);
  }

  @Test
  void refusesANodeWithoutItsSet() {
    assertThatThrownBy(() -> scores(stump(), new double[0]))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("fewer sets in membership_values");
  }

  @Test
  void refusesAMemberThatIsNoCode() {
    assertThatThrownBy(() -> scores(stump(2.5, 3, NONE), new double[0]))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("a member that is no category code");
  }

  /** The one difference: what is no code is in no set here, and cut to one there. */
  @Test
  void takesFractionsForNoMembersWhereOnnxruntimeCutsThemOff() throws OrtException {
    double[] rows = {2, 2.5, 30, 30.5};
    assertThat(scores(stump(2, 30, NONE), rows)).containsExactly(1, 2, 1, 2);
    assertThat(nativeScores(stump(2, 30, NONE), rows)).containsExactly(1, 2, 1, 2);

    double[] larger = {2, 2.5, 31, 31.5};
    assertThat(scores(stump(2, 31, NONE), larger)).containsExactly(1, 2, 1, 2);
    assertThat(nativeScores(stump(2, 31, NONE), larger)).containsExactly(1, 1, 1, 1);
  }

  private static byte[] stump(double... members) {
    EnsembleDraft draft =
        new EnsembleDraft("TreeEnsemble")
            .integer("n_targets", 1)
            .integers("tree_roots", 0)
            .tensor("nodes_modes", OnnxType.UINT8, 6)
            .integers("nodes_featureids", 0)
            .tensor("nodes_splits", OnnxType.FLOAT, 0)
            .integers("nodes_truenodeids", 0)
            .integers("nodes_trueleafs", 1)
            .integers("nodes_falsenodeids", 1)
            .integers("nodes_falseleafs", 1)
            .integers("leaf_targetids", 0, 0)
            .tensor("leaf_weights", OnnxType.FLOAT, 1, 2)
            .tensor("membership_values", OnnxType.FLOAT, members);
    return draft.model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
  }

  private static double[] scores(byte[] file, double... rows) {
    Forest forest = new OnnxReader().read(file).forest();
    double[] scores = new double[rows.length];
    forest.scoreBlock(rows, rows.length, scores);
    return scores;
  }

  private static double[] nativeScores(byte[] file, double... rows) throws OrtException {
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      return Arrays.stream(onnx.scores(rows, 1)).mapToDouble(score -> score[0]).toArray();
    }
  }
}
