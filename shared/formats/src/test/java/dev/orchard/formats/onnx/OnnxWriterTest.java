package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.scoring.Calibration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the forest, onnxruntime scores the written model as the forest scores. */
class OnnxWriterTest {
  private static final int WIDTH = RandomForests.FEATURES;

  @ParameterizedTest
  @EnumSource(InputPrecision.class)
  void isScoredByOnnxruntimeAsByTheForest(InputPrecision precision) throws OrtException {
    for (Aggregation aggregation : Aggregation.values()) {
      for (Link link : Link.values()) {
        for (int outputs = link == Link.SOFTMAX ? 2 : 1; outputs <= 3; outputs++) {
          for (int seed = 0; seed < 5; seed++) {
            RandomForests random = new RandomForests(seed);
            Forest forest = random.forest(outputs, aggregation, link, precision);
            ForeignTask task =
                outputs == 1 ? ForeignTask.REGRESSION : ForeignTask.MULTIPLE_REGRESSION;
            agrees(forest, task, random.rows(300), "seed " + seed + " " + link);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(InputPrecision.class)
  void isReadBackAsTheSameForest(InputPrecision precision) {
    for (int seed = 0; seed < 40; seed++) {
      RandomForests random = new RandomForests(seed);
      Aggregation aggregation = seed % 2 == 0 ? Aggregation.SUM : Aggregation.MEAN;
      Forest forest = random.forest(1 + seed % 3, aggregation, Link.IDENTITY, precision);
      ForeignTask task =
          forest.outputCount() == 1
              ? ForeignTask.BINARY_CLASSIFICATION
              : ForeignTask.MULTICLASS_CLASSIFICATION;
      ForeignModel model =
          new OnnxReader().read(OnnxWriter.write(forest, export(forest, task, Calibration.NONE)));

      double[] rows = random.rows(200);
      double[] expected = new double[200 * forest.outputCount()];
      double[] actual = expected.clone();
      forest.scoreBlock(rows, 200, expected);
      model.forest().scoreBlock(rows, 200, actual);
      for (int i = 0; i < expected.length; i++) {
        assertThat(actual[i]).as("seed %d, score %d", seed, i).isEqualTo(expected[i]);
      }
      assertThat(model.task()).isEqualTo(task);
      assertThat(model.classes()).hasSize(Math.max(2, forest.outputCount()));
      assertThat(model.features().get(1).name()).contains("feature 1");
      assertThat(model.features().get(1).categories()).containsExactly("a", "b");
    }
  }

  @Test
  void givesLabelAndProbabilitiesOfTwoClasses() throws OrtException {
    RandomForests random = new RandomForests(3);
    Forest forest = random.forest(1, Aggregation.SUM, Link.LOGISTIC, InputPrecision.FLOAT64);
    double[] rows = random.rows(100);
    double[] scores = new double[100];
    forest.scoreBlock(rows, 100, scores);
    Calibration platt = new Calibration.Platt(0.7, -0.2);
    byte[] file =
        OnnxWriter.write(forest, export(forest, ForeignTask.BINARY_CLASSIFICATION, platt));
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      double[][] probabilities = onnx.scores(rows, WIDTH);
      List<String> labels = onnx.labels(rows, WIDTH);
      assertThat(onnx.outputs()).containsExactly("label", "probabilities");
      for (int i = 0; i < 100; i++) {
        double expected = platt.apply(scores[i]);
        assertThat(probabilities[i][1]).isCloseTo(expected, within(1e-12));
        assertThat(probabilities[i][0]).isCloseTo(1 - expected, within(1e-12));
        assertThat(labels.get(i)).isEqualTo(expected >= 0.5 ? "class 1" : "class 0");
      }
    }
  }

  @Test
  void givesTheLabelOfTheMostProbableOfManyClasses() throws OrtException {
    RandomForests random = new RandomForests(4);
    Forest forest = random.forest(3, Aggregation.SUM, Link.SOFTMAX, InputPrecision.FLOAT32);
    double[] rows = random.rows(100);
    byte[] file =
        OnnxWriter.write(
            forest, export(forest, ForeignTask.MULTICLASS_CLASSIFICATION, Calibration.NONE));
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      double[][] probabilities = onnx.scores(rows, WIDTH);
      List<String> labels = onnx.labels(rows, WIDTH);
      for (int i = 0; i < 100; i++) {
        int best = 0;
        for (int k = 1; k < 3; k++) {
          best = probabilities[i][k] > probabilities[i][best] ? k : best;
        }
        assertThat(labels.get(i)).isEqualTo("class " + best);
      }
    }
  }

  @Test
  void refusesFeaturesThatAreNotTheForests() {
    Forest forest =
        new RandomForests(1).forest(1, Aggregation.SUM, Link.IDENTITY, InputPrecision.FLOAT32);
    OnnxExport export =
        new OnnxExport(List.of(), ForeignTask.REGRESSION, List.of(), Calibration.NONE);
    assertThatThrownBy(() -> OnnxWriter.write(forest, export))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 features for a forest of 5");
  }

  private static void agrees(Forest forest, ForeignTask task, double[] rows, String what)
      throws OrtException {
    byte[] file = OnnxWriter.write(forest, export(forest, task, Calibration.NONE));
    double[] row = new double[WIDTH];
    double[] score = new double[forest.outputCount()];
    try (NativeOnnx onnx = new NativeOnnx(file)) {
      double[][] theirs = onnx.scores(rows, WIDTH);
      for (int i = 0; i < theirs.length; i++) {
        System.arraycopy(rows, i * WIDTH, row, 0, WIDTH);
        forest.score(row, score);
        for (int k = 0; k < score.length; k++) {
          if (forest.link() == Link.IDENTITY) {
            assertThat(theirs[i][k])
                .as("%s, row %s", what, Arrays.toString(row))
                .isEqualTo(score[k]);
          } else {
            boolean isFloat = forest.precision() == InputPrecision.FLOAT32;
            double bound = (isFloat ? 0x1p-21 : 1e-14) * Math.max(1, Math.abs(score[k]));
            assertThat(theirs[i][k]).as(what).isCloseTo(score[k], within(bound));
          }
        }
      }
    }
  }

  private static OnnxExport export(Forest forest, ForeignTask task, Calibration calibration) {
    List<ForeignFeature> features = new ArrayList<>();
    for (int i = 0; i < WIDTH; i++) {
      features.add(
          new ForeignFeature(
              Optional.of("feature " + i), i == 1, i == 1 ? List.of("a", "b") : List.of()));
    }
    List<String> classes = new ArrayList<>();
    for (int i = 0; task.isClassification() && i < Math.max(2, forest.outputCount()); i++) {
      classes.add("class " + i);
    }
    return new OnnxExport(features, task, classes, calibration);
  }
}
