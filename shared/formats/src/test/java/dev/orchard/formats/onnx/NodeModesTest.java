package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.orchard.forest.Forest;
import dev.orchard.formats.ForeignModel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way a node may compare, all nodes alike and mixed, to the last bit of a float. */
class NodeModesTest {
  private static final int ROWS = 400;

  @ParameterizedTest
  @CsvSource({"LEQ", "LT", "GTE", "GT", "EQ", "NEQ", "LEQ LT GTE GT EQ NEQ"})
  void agreesOnRegressors(String modes) throws OrtException {
    for (int seed = 0; seed < 8; seed++) {
      int targets = 1 + seed % 2;
      RandomEnsemble trees = new RandomEnsemble(seed, modes(modes), targets);
      EnsembleDraft draft = new EnsembleDraft("TreeEnsembleRegressor");
      trees.writeTable(draft, "target");
      draft.integer("n_targets", targets).text("post_transform", "NONE");
      byte[] file = draft.model(OnnxType.FLOAT, OnnxType.FLOAT, RandomEnsemble.WIDTH, targets);
      agree(file, trees.rows(ROWS), "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"LEQ", "LT", "GTE", "GT", "EQ", "NEQ", "LEQ LT GTE GT EQ NEQ"})
  void agreesOnClassifiers(String modes) throws OrtException {
    for (int seed = 0; seed < 4; seed++) {
      RandomEnsemble trees = new RandomEnsemble(seed, modes(modes), 3);
      EnsembleDraft draft = new EnsembleDraft("TreeEnsembleClassifier");
      trees.writeTable(draft, "class");
      draft.texts("classlabels_strings", List.of("a", "b", "c")).text("post_transform", "NONE");
      byte[] file = draft.model(OnnxType.FLOAT, OnnxType.FLOAT, RandomEnsemble.WIDTH, 3);
      agree(file, trees.rows(ROWS), "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"LEQ", "LT", "GTE", "GT", "EQ", "NEQ", "LEQ LT GTE GT EQ NEQ"})
  void agreesOnVersionFive(String modes) throws OrtException {
    for (OnnxType type : List.of(OnnxType.FLOAT, OnnxType.DOUBLE)) {
      for (int seed = 0; seed < 4; seed++) {
        RandomEnsemble trees = new RandomEnsemble(seed, modes(modes), 1);
        agree(versionFive(trees, type), trees.rows(ROWS), "seed " + seed);
      }
    }
  }

  /** Sets of every size, over codes, numbers below zero and missing values. */
  @ParameterizedTest
  @CsvSource({"MEMBER", "MEMBER LEQ EQ", "MEMBER LEQ LT GTE GT EQ NEQ"})
  void agreesOnMembersOfSets(String modes) throws OrtException {
    for (OnnxType type : List.of(OnnxType.FLOAT, OnnxType.DOUBLE)) {
      for (int seed = 0; seed < 8; seed++) {
        RandomEnsemble trees = new RandomEnsemble(seed, modes(modes), 1);
        agree(versionFive(trees, type), trees.codes(ROWS), "seed " + seed);
      }
    }
  }

  private static byte[] versionFive(RandomEnsemble trees, OnnxType type) {
    EnsembleDraft draft = new EnsembleDraft("TreeEnsemble").integer("n_targets", 1);
    trees.writeApart(draft, type);
    return draft.model(type, type, RandomEnsemble.WIDTH, 1);
  }

  private static List<NodeMode> modes(String names) {
    return Arrays.stream(names.split(" ")).map(NodeMode::valueOf).toList();
  }

  private static void agree(byte[] file, double[] rows, String what) throws OrtException {
    ForeignModel model = new OnnxReader().read(file);
    Forest forest = model.forest();
    double[] row = new double[forest.featureCount()];
    double[] scores = new double[forest.outputCount()];
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      double[][] expected = onnx.scores(rows, row.length);
      for (int i = 0; i < expected.length; i++) {
        System.arraycopy(rows, i * row.length, row, 0, row.length);
        forest.score(row, scores);
        for (int k = 0; k < scores.length; k++) {
          assertThat((float) scores[k])
              .as("%s, output %d, row %s", what, k, Arrays.toString(row))
              .isEqualTo((float) expected[i][k]);
        }
      }
    }
  }
}
