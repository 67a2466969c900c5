package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.orchard.forest.Forest;
import dev.orchard.forest.Link;
import dev.orchard.formats.Diamonds;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Scores of onnxruntime on real rows, damaged ones too: to the last bit of a float where there is
 * no link, otherwise within {@link #LINK}, for onnxruntime computes links in float.
 */
class OnnxAgreementTest {
  /** Two units in the last place of a float near one. */
  private static final double LINK = 0x1p-22;

  private static final Diamonds DIAMONDS = Diamonds.every(17);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "decision_tree_regressor",
        "random_forest_regressor",
        "random_forest_of_100_regressor",
        "extra_trees_regressor",
        "gradient_boosting_regressor",
        "hist_gradient_boosting_regressor",
        "random_forest_of_two_targets",
        "decision_tree_classifier",
        "random_forest_binary",
        "random_forest_binary_without_zipmap",
        "random_forest_multiclass",
        "extra_trees_multiclass",
        "extra_trees_binary",
        "gradient_boosting_binary",
        "gradient_boosting_multiclass",
        "hist_gradient_boosting_binary",
        "hist_gradient_boosting_multiclass",
        "double_random_forest_regressor",
        "double_gradient_boosting_binary",
        "double_random_forest_multiclass",
        "standard_scaler",
        "double_standard_scaler",
        "min_max_scaler",
        "clipped_min_max_scaler",
        "max_abs_and_robust_scaler",
        "imputer",
        "imputer_and_scaler",
        "one_hot_of_numbers",
      })
  void agreesOnModelsOfScikitLearn(String name) throws OrtException {
    byte[] file = GoldenModels.file(name);
    ForeignModel model = new OnnxReader().read(file);
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      for (double[] rows : List.of(DIAMONDS.rows(), DIAMONDS.damagedRows(11), awkward(model))) {
        agree(model, rows, onnx.scores(rows, Diamonds.WIDTH));
      }
    }
  }

  @Test
  void agreesOnABinarizerWhichTakesNoMissingValues() throws OrtException {
    byte[] file = GoldenModels.file("binarizer");
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      agree(
          new OnnxReader().read(file),
          DIAMONDS.rows(),
          onnx.scores(DIAMONDS.rows(), Diamonds.WIDTH));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "columns_one_hot",
        "columns_scaled_one_hot",
        "columns_ordinal",
        "columns_one_hot_of_integers"
      })
  void agreesOnPipelinesOverNamedColumns(String name) throws OrtException {
    byte[] file = GoldenModels.file(name);
    ForeignModel model = new OnnxReader().read(file);
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      double[] rows = new double[3000 * model.features().size()];
      Map<String, Object> columns = columns(model.features(), rows);
      agree(model, rows, onnx.scores(columns));
    }
  }

  @Test
  void namesColumnsCategoriesAndClasses() {
    ForeignModel model = new OnnxReader().read(GoldenModels.file("columns_scaled_one_hot"));

    assertThat(model.task()).isEqualTo(ForeignTask.MULTICLASS_CLASSIFICATION);
    assertThat(model.classes()).containsExactly("high", "low", "middle");
    assertThat(model.features())
        .extracting(feature -> feature.name().orElseThrow())
        .isEqualTo(Diamonds.FEATURES);
    assertThat(model.features().get(1).category()).isTrue();
    assertThat(model.features().get(1).categories())
        .containsExactly("Fair", "Good", "Ideal", "Premium", "Very Good");
    assertThat(model.features().get(0).category()).isFalse();
    assertThat(model.notes()).containsEntry("producer", "skl2onnx");
  }

  @Test
  void takesTheClassesOfTwoInTheirOrder() {
    ForeignModel model = new OnnxReader().read(GoldenModels.file("gradient_boosting_binary"));

    assertThat(model.task()).isEqualTo(ForeignTask.BINARY_CLASSIFICATION);
    assertThat(model.classes()).containsExactly("0", "1");
    assertThat(model.forest().link()).isEqualTo(Link.LOGISTIC);
  }

  private static void agree(ForeignModel model, double[] rows, double[][] expected) {
    Forest forest = model.forest();
    double[] row = new double[forest.featureCount()];
    double[] scores = new double[forest.outputCount()];
    boolean pair = model.task() == ForeignTask.BINARY_CLASSIFICATION;
    for (int i = 0; i < expected.length; i++) {
      System.arraycopy(rows, i * row.length, row, 0, row.length);
      forest.score(row, scores);
      for (int k = 0; k < scores.length; k++) {
        double theirs = expected[i][pair ? 1 : k];
        if (forest.link() == Link.IDENTITY) {
          if ((float) scores[k] != (float) theirs) {
            assertThat((float) scores[k]).as("row %d", i).isEqualTo((float) theirs);
          }
        } else {
          assertThat(scores[k]).as("row %d", i).isCloseTo(theirs, within(LINK));
        }
      }
    }
  }

  /** Rows next to the thresholds of the forest itself, where a wrong rounding would show. */
  private static double[] awkward(ForeignModel model) {
    Random random = new Random(5);
    double[] rows = DIAMONDS.rows();
    Forest forest = model.forest();
    for (int i = 0; i < rows.length; i++) {
      var tree = forest.tree(random.nextInt(forest.treeCount()));
      int node = random.nextInt(tree.nodeCount());
      if (!tree.isLeaf(node) && !tree.isCategorySplit(node)) {
        int place = i / Diamonds.WIDTH * Diamonds.WIDTH + tree.feature(node);
        double threshold = tree.threshold(node);
        rows[place] =
            switch (random.nextInt(3)) {
              case 0 -> threshold;
              case 1 -> Math.nextDown((float) threshold);
              default -> Math.nextDown(threshold);
            };
      }
    }
    return rows;
  }

  /** Columns for onnxruntime and, in {@code rows}, the same for the forest. */
  private static Map<String, Object> columns(List<ForeignFeature> features, double[] rows) {
    Random random = new Random(9);
    int count = rows.length / features.size();
    Map<String, Object> columns = new LinkedHashMap<>();
    for (int feature = 0; feature < features.size(); feature++) {
      List<String> categories = features.get(feature).categories();
      String[] texts = new String[count];
      double[] numbers = new double[count];
      for (int i = 0; i < count; i++) {
        int pick = random.nextInt(categories.size() + 2);
        texts[i] = pick < categories.size() ? categories.get(pick) : "unseen" + pick;
        numbers[i] = number(features.get(feature), random);
        rows[i * features.size() + feature] =
            !categories.isEmpty()
                ? pick < categories.size() ? pick : random.nextBoolean() ? Double.NaN : 77
                : numbers[i];
      }
      columns.put(
          features.get(feature).name().orElseThrow(), categories.isEmpty() ? numbers : texts);
    }
    return columns;
  }

  private static double number(ForeignFeature feature, Random random) {
    if (feature.category()) {
      return random.nextInt(12) - 2;
    }
    return random.nextInt(8) == 0 ? Double.NaN : random.nextDouble() * 12;
  }
}
