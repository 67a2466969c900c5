package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.orchard.forest.Forest;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.HostileFiles;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees that are none, and counts that nothing stands behind: refused within bounded memory. */
class HostileEnsembleTest {
  @ParameterizedTest
  @ValueSource(strings = {"BRANCH_LEQ", "BRANCH_NEQ"})
  void refusesATreeOfDepthTenThousand(String mode) {
    refuses(table(mode, 10_000, i -> 10_000, i -> i + 1), "deeper than");
    refuses(apart(modeOf(mode), 10_000, i -> -1, i -> i + 1), "deeper than");
  }

  @ParameterizedTest
  @ValueSource(strings = {"BRANCH_LEQ", "BRANCH_EQ"})
  void refusesANodeThatIsItsOwnChild(String mode) {
    refuses(table(mode, 1, i -> 1, i -> 0), "circle", "far more nodes");
    refuses(apart(modeOf(mode), 1, i -> -1, i -> 0), "circle", "far more nodes");
  }

  /** Chains of equalities are gone through in a loop of their own, which must end too. */
  @ParameterizedTest
  @ValueSource(strings = {"BRANCH_LEQ", "BRANCH_GT", "BRANCH_EQ", "BRANCH_NEQ"})
  void refusesACircle(String mode) {
    refuses(table(mode, 100, i -> 100, i -> i == 99 ? 0 : i + 1), "circle", "far more nodes");
    refuses(apart(modeOf(mode), 100, i -> -1, i -> i == 99 ? 0 : i + 1), "circle", "far more");
  }

  @Test
  void refusesSharedChildrenThatWouldMakeATreeOfTwoToTheHundredthLeaves() {
    refuses(table("BRANCH_NEQ", 100, i -> i + 1, i -> i + 1), "far more nodes than it has itself");
    refuses(apart(5, 100, i -> i + 1, i -> i == 99 ? -1 : i + 1), "far more nodes");
  }

  /** Converters wrote sets so before version 5: a chain of equalities with one true child. */
  @Test
  void readsAChildOfSeveralParentsAsOnnxruntimeDoes() throws OrtException {
    byte[] file =
        new EnsembleDraft("TreeEnsembleRegressor")
            .integer("n_targets", 1)
            .texts("nodes_modes", List.of("BRANCH_EQ", "LEAF", "BRANCH_EQ", "LEAF"))
            .integers("nodes_treeids", 0, 0, 0, 0)
            .integers("nodes_nodeids", 0, 1, 2, 3)
            .integers("nodes_featureids", 0, 0, 0, 0)
            .floats("nodes_values", 2, 0, 5, 0)
            .integers("nodes_truenodeids", 1, 0, 1, 0)
            .integers("nodes_falsenodeids", 2, 0, 3, 0)
            .integers("target_treeids", 0, 0)
            .integers("target_nodeids", 1, 3)
            .integers("target_ids", 0, 0)
            .floats("target_weights", 10, 20)
            .model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
    double[] rows = {2, 3, 5, 6, Double.NaN};
    Forest forest = new OnnxReader().read(file).forest();
    double[] scores = new double[rows.length];
    forest.scoreBlock(rows, rows.length, scores);
    assertThat(scores).containsExactly(10, 20, 10, 20, 20);
    assertThat(forest.tree(0).nodeCount()).isEqualTo(3);
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      assertThat(Arrays.stream(onnx.scores(rows, 1)).mapToDouble(score -> score[0]).toArray())
          .containsExactly(scores);
    }
  }

  /** Each root is the start of a long way of its own, all of them through the same nodes. */
  @Test
  void refusesManyRootsOfTheSameNodes() {
    int nodes = 900;
    byte[] file =
        apartDraft(0, nodes, i -> -1, i -> i + 1 == nodes ? -1 : i + 1)
            .integers("tree_roots", new long[200_000])
            .model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
    refuses(file, "far more nodes");
  }

  static Stream<EnsembleDraft> hugeCounts() {
    return Stream.of(
        stump().integer("n_targets", Long.MAX_VALUE),
        stump().integer("n_targets", 1L << 31),
        stump().integer("n_targets", 4097),
        stump().integer("n_targets", -1),
        stump().integers("target_ids", 0, 1L << 40),
        stump().integers("target_nodeids", 1, Long.MAX_VALUE),
        stump().integers("target_treeids", 0, 1L << 33),
        stump().integers("nodes_featureids", 65_536, 0, 0),
        stump().integers("nodes_featureids", 1L << 32, 0, 0),
        stump().integers("nodes_nodeids", 0, 1, 1L << 32),
        stump().integers("nodes_nodeids", 0, 1, 1),
        stump().integers("nodes_treeids", 1L << 25, 1L << 25, 1L << 25),
        stump().integers("nodes_truenodeids", 1L << 32, 0, 0),
        stump().integers("nodes_falsenodeids", -1, 0, 0),
        stump().floats("nodes_values", 1, 2, 3, 4),
        stump().floats("base_values", 1, 2),
        stump().texts("nodes_modes", Collections.nCopies(100_000, "LEAF")));
  }

  @ParameterizedTest
  @MethodSource("hugeCounts")
  void refusesCountsAndPlacesBeyondWhatIsThere(EnsembleDraft draft) {
    refuses(draft.model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1), "ONNX model");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_537, 1 << 24, Integer.MAX_VALUE})
  void refusesAnInputOfHugeWidth(int width) {
    refuses(stump().model(OnnxType.FLOAT, OnnxType.FLOAT, width, 1), "impossible width");
  }

  @Test
  void refusesPlacesBeyondTheNodesInVersionFive() {
    for (String name : List.of("tree_roots", "nodes_truenodeids", "nodes_falsenodeids")) {
      for (long place : new long[] {3, -1, 1L << 32, Long.MIN_VALUE}) {
        byte[] file =
            apartDraft(0, 1, i -> -1, i -> -1)
                .integers(name, place)
                .model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
        refuses(file, name + " beyond");
      }
    }
  }

  private static void refuses(byte[] file, String... reasons) {
    new HostileFiles(new OnnxReader()).check(file, "hostile");
    assertThatThrownBy(() -> new OnnxReader().read(file))
        .isInstanceOf(ForeignModelException.class)
        .satisfies(refusal -> assertThat(reasons).anyMatch(refusal.getMessage()::contains));
  }

  /** A split and its two leaves. */
  private static EnsembleDraft stump() {
    return tableDraft("BRANCH_LEQ", 1, i -> 1, i -> 2);
  }

  private static byte[] table(
      String mode, int splits, LongUnaryOperator onTrue, LongUnaryOperator onFalse) {
    return tableDraft(mode, splits, onTrue, onFalse).model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
  }

  /** Splits of the numbers 0, 1 …, behind which stand two leaves. */
  private static EnsembleDraft tableDraft(
      String mode, int splits, LongUnaryOperator onTrue, LongUnaryOperator onFalse) {
    int nodes = splits + 2;
    List<String> modes =
        IntStream.range(0, nodes).mapToObj(i -> i < splits ? mode : "LEAF").toList();
    return new EnsembleDraft("TreeEnsembleRegressor")
        .integer("n_targets", 1)
        .texts("nodes_modes", modes)
        .integers("nodes_treeids", new long[nodes])
        .integers("nodes_nodeids", LongStream.range(0, nodes).toArray())
        .integers("nodes_featureids", new long[nodes])
        .floats("nodes_values", IntStream.range(0, nodes).mapToDouble(i -> -i).toArray())
        .integers("nodes_truenodeids", ids(nodes, splits, onTrue))
        .integers("nodes_falsenodeids", ids(nodes, splits, onFalse))
        .integers("target_treeids", 0, 0)
        .integers("target_nodeids", splits, splits + 1)
        .integers("target_ids", 0, 0)
        .floats("target_weights", 1, 2);
  }

  private static long[] ids(int nodes, int splits, LongUnaryOperator child) {
    return LongStream.range(0, nodes).map(i -> i < splits ? child.applyAsLong(i) : 0).toArray();
  }

  private static byte[] apart(
      int mode, int splits, LongUnaryOperator onTrue, LongUnaryOperator onFalse) {
    LongUnaryOperator last = i -> i == splits ? -1 : i;
    return apartDraft(mode, splits, onTrue.andThen(last), onFalse.andThen(last))
        .model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
  }

  /** As {@link #tableDraft}, in version 5; the child -1 is the one leaf. */
  private static EnsembleDraft apartDraft(
      int mode, int splits, LongUnaryOperator onTrue, LongUnaryOperator onFalse) {
    double[] modes = new double[splits];
    Arrays.fill(modes, mode);
    return new EnsembleDraft("TreeEnsemble")
        .integer("n_targets", 1)
        .integers("tree_roots", 0)
        .tensor("nodes_modes", OnnxType.UINT8, modes)
        .integers("nodes_featureids", new long[splits])
        .tensor(
            "nodes_splits",
            OnnxType.FLOAT,
            IntStream.range(0, splits).mapToDouble(i -> -i).toArray())
        .integers("nodes_truenodeids", place(splits, onTrue))
        .integers("nodes_trueleafs", leaf(splits, onTrue))
        .integers("nodes_falsenodeids", place(splits, onFalse))
        .integers("nodes_falseleafs", leaf(splits, onFalse))
        .integers("leaf_targetids", 0)
        .tensor("leaf_weights", OnnxType.FLOAT, 1);
  }

  private static long[] place(int splits, LongUnaryOperator child) {
    return LongStream.range(0, splits).map(i -> Math.max(0, child.applyAsLong(i))).toArray();
  }

  private static long[] leaf(int splits, LongUnaryOperator child) {
    return LongStream.range(0, splits).map(i -> child.applyAsLong(i) < 0 ? 1 : 0).toArray();
  }

  private static int modeOf(String name) {
    return List.of(NodeMode.values()).indexOf(NodeMode.valueOf(name.replace("BRANCH_", "")));
  }
}
