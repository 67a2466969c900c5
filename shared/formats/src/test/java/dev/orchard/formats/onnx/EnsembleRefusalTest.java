package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.scoring.Calibration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What ensembles do that a forest cannot is refused by its name. */
class EnsembleRefusalTest {
  @ParameterizedTest
  @ValueSource(strings = {"MIN", "MAX"})
  void refusesTheLeastOrGreatestOfSeveralTrees(String aggregate) {
    refuses(regressor(2).text("aggregate_function", aggregate), aggregate);
    long number = aggregate.equals("MIN") ? 2 : 3;
    refuses(versionFive(2).integer("aggregate_function", number), aggregate);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MIN", "MAX", "AVERAGE", "SUM"})
  void takesAnyAggregateOfOneTreeForThatTree(String aggregate) throws OrtException {
    byte[] file = model(regressor(1).text("aggregate_function", aggregate));
    double[] rows = {0, 1, Double.NaN};
    double[] scores = new double[3];
    new OnnxReader().read(file).forest().scoreBlock(rows, 3, scores);
    assertThat(scores).containsExactly(-3, 4, 4);
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      assertThat(onnx.scores(rows, 1)).isDeepEqualTo(new double[][] {{-3}, {4}, {4}});
    }
  }

  @ParameterizedTest
  @CsvSource({"PROBIT, 4", "SOFTMAX_ZERO, 3"})
  void refusesPostTransformsThatNoForestHas(String transform, long number) {
    refuses(regressor(2).text("post_transform", transform), transform);
    refuses(versionFive(2).integer("post_transform", number), transform);
    refuses(classifier().text("post_transform", transform), transform);
  }

  /** Its last operators are no link of a forest; the forest itself is in the manifest. */
  @Test
  void refusesItsOwnExportWithACalibrationByName() {
    Forest forest =
        new RandomForests(1).forest(1, Aggregation.SUM, Link.LOGISTIC, InputPrecision.FLOAT32);
    OnnxExport export =
        new OnnxExport(
            Collections.nCopies(
                RandomForests.FEATURES, new ForeignFeature(Optional.empty(), false, List.of())),
            ForeignTask.BINARY_CLASSIFICATION,
            List.of("no", "yes"),
            new Calibration.Platt(0.7, -0.2));
    assertThatThrownBy(() -> new OnnxReader().read(OnnxWriter.write(forest, export)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("operator Clip")
        .hasMessageContaining("stands behind the trees");
  }

  private static void refuses(EnsembleDraft draft, String reason) {
    assertThatThrownBy(() -> new OnnxReader().read(model(draft)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(reason);
  }

  private static byte[] model(EnsembleDraft draft) {
    return draft.model(OnnxType.FLOAT, OnnxType.FLOAT, 1, 1);
  }

  private static EnsembleDraft regressor(int trees) {
    EnsembleDraft draft = new EnsembleDraft("TreeEnsembleRegressor").integer("n_targets", 1);
    stumps(draft, trees, "target");
    return draft;
  }

  private static EnsembleDraft classifier() {
    EnsembleDraft draft =
        new EnsembleDraft("TreeEnsembleClassifier")
            .texts("classlabels_strings", List.of("no", "yes"));
    stumps(draft, 1, "class");
    return draft;
  }

  /** Up to 0.5 minus three, above it and for missing values four. */
  private static void stumps(EnsembleDraft draft, int trees, String weights) {
    long[] first = new long[3 * trees];
    long[] second = new long[3 * trees];
    long[] treeIds = new long[3 * trees];
    long[] nodeIds = new long[3 * trees];
    for (int i = 0; i < nodeIds.length; i++) {
      treeIds[i] = i / 3;
      nodeIds[i] = i % 3;
      first[i] = i % 3 == 0 ? 1 : 0;
      second[i] = i % 3 == 0 ? 2 : 0;
    }
    draft
        .texts("nodes_modes", repeated(trees, "BRANCH_LEQ", "LEAF", "LEAF"))
        .integers("nodes_treeids", treeIds)
        .integers("nodes_nodeids", nodeIds)
        .integers("nodes_featureids", new long[3 * trees])
        .floats("nodes_values", DoubleStream.generate(() -> 0.5).limit(3L * trees).toArray())
        .integers("nodes_truenodeids", first)
        .integers("nodes_falsenodeids", second)
        .integers(weights + "_treeids", 0, 0)
        .integers(weights + "_nodeids", 1, 2)
        .integers(weights + "_ids", 0, 0)
        .floats(weights + "_weights", -3, 4);
  }

  private static List<String> repeated(int times, String... texts) {
    return Collections.nCopies(times, List.of(texts)).stream().flatMap(List::stream).toList();
  }

  private static EnsembleDraft versionFive(int trees) {
    return new EnsembleDraft("TreeEnsemble")
        .integer("n_targets", 1)
        .integers("tree_roots", new long[trees])
        .tensor("nodes_modes", OnnxType.UINT8, 0)
        .integers("nodes_featureids", 0)
        .tensor("nodes_splits", OnnxType.FLOAT, 0.5)
        .integers("nodes_truenodeids", 0)
        .integers("nodes_trueleafs", 1)
        .integers("nodes_falsenodeids", 1)
        .integers("nodes_falseleafs", 1)
        .integers("leaf_targetids", 0, 0)
        .tensor("leaf_weights", OnnxType.FLOAT, -3, 4);
  }
}
