package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import dev.orchard.model.spec.Algorithm;
import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.Hyperparameters;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientBoostingTrainerTest {
  private static final int ROWS = 2_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3})
  void servesTheMarginsOfXgboostBitForBit(int classes) throws XGBoostError, IOException {
    TrainingData data = data(classes, 1);

    FittedForest fitted = fit(data, Map.of());

    Booster booster = XGBoost.loadModel(fitted.files().get(GradientBoostingTrainer.FILE));
    int rounds = Integer.parseInt(booster.getAttr("best_iteration")) + 1;
    float[] values = new float[ROWS * data.featureCount()];
    double[] rows = data.rowMajor();
    for (int i = 0; i < rows.length; i++) {
      values[i] = (float) rows[i];
    }
    DMatrix matrix = new DMatrix(values, ROWS, data.featureCount(), Float.NaN);
    float[][] margins = booster.predict(matrix, /* outputMargin= */ true, rounds);
    double[] row = new double[data.featureCount()];
    double[] margin = new double[fitted.forest().outputCount()];
    for (int i = 0; i < ROWS; i++) {
      System.arraycopy(rows, i * row.length, row, 0, row.length);
      fitted.forest().margin(row, margin);
      for (int output = 0; output < margin.length; output++) {
        assertThat((float) margin[output]).as("row %d", i).isEqualTo(margins[i][output]);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void growsTheSameForestEveryTimeByteForByte(int threads) {
    TrainingData data = data(2, 2);
    Map<Hyperparameter, Double> sampled =
        Map.of(
            Hyperparameter.SUBSAMPLE,
            0.7,
            Hyperparameter.FEATURE_FRACTION,
            0.7,
            Hyperparameter.TREES,
            20.0);

    FittedForest first = fit(data, sampled, OptionalInt.of(threads));
    FittedForest second = fit(data, sampled, OptionalInt.of(threads));

    assertThat(ForestFile.write(second.forest())).isEqualTo(ForestFile.write(first.forest()));
    assertThat(second.files().get("source.ubj")).isEqualTo(first.files().get("source.ubj"));
  }

  @Test
  void stopsWhenTheValidationRowsStopGainingAndTakesTheBestRound() {
    List<Long> told = new ArrayList<>();
    TrainingData noise = data(0, 3);
    double[] random = new SplittableRandom(1).doubles(ROWS).toArray();

    FittedForest fitted =
        new GradientBoostingTrainer()
            .fit(
                new TrainingData(noise.columns(), random, 0),
                settings(Map.of(), OptionalInt.empty()),
                2,
                (stage, done, total) -> told.add(done));

    assertThat(told.get(told.size() - 1)).isLessThan(100);
    assertThat(fitted.forest().treeCount()).isEqualTo(told.size() - 30);
  }

  @Test
  void boostsToTheEndWithoutPatience() {
    FittedForest fitted =
        fit(
            data(2, 4),
            Map.of(Hyperparameter.EARLY_STOPPING_ROUNDS, 0.0, Hyperparameter.TREES, 12.0));

    assertThat(fitted.forest().treeCount()).isEqualTo(12);
  }

  @Test
  void answersForTheValidationRowsAlone() {
    TrainingData data = data(2, 5);

    FittedForest fitted = fit(data, Map.of());

    long known = Arrays.stream(fitted.outOfBag()).filter(value -> !Double.isNaN(value)).count();
    assertThat(known).isBetween(ROWS * 14L / 100, ROWS * 16L / 100);
    assertThat(fitted.unseenRows()).isEqualTo("validation");
  }

  @Test
  void learnsWhereMissingValuesBelong() {
    double[] values = new double[ROWS];
    double[] targets = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      values[row] = row % 4 == 0 ? Double.NaN : row;
      targets[row] = row % 4 == 0 || row >= 1_000 ? 10 : 0;
    }

    Forest forest = fit(new TrainingData(new double[][] {values}, targets, 0), Map.of()).forest();

    assertThat(score(forest, Double.NaN)).isGreaterThan(9);
    assertThat(score(forest, 100)).isLessThan(1);
  }

  @Test
  void raisesTheProbabilityOfAHeavierClass() {
    TrainingData data = data(2, 6);

    double plain = mean(fit(data, Map.of()).forest(), data);
    double scaled = mean(fit(data, Map.of(Hyperparameter.SCALE_POS_WEIGHT, 10.0)).forest(), data);
    double weighted =
        mean(fit(data.withClassWeights(new double[] {1, 10}), Map.of()).forest(), data);

    assertThat(scaled).isGreaterThan(plain + 0.05);
    assertThat(weighted).isGreaterThan(plain + 0.05);
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> fit(data(2, 7), Map.of()))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void refusesNumbersThatXgboostCannotHold() {
    TrainingData data = new TrainingData(new double[][] {{1, 2, 1e39}}, new double[] {1, 2, 3}, 0);

    assertThatThrownBy(() -> fit(data, Map.of())).hasMessageContaining("3.4e38");
  }

  @Test
  void saysWhatIsMissingWhereTheNativeLibraryCannotLoad() {
    assertThat(GradientBoostingTrainer.cannotLoad(new UnsatisfiedLinkError("x")))
        .hasMessageContaining("libgomp")
        .hasMessageContaining("random_forest");
  }

  private static FittedForest fit(TrainingData data, Map<Hyperparameter, Double> values) {
    return fit(data, values, OptionalInt.empty());
  }

  private static FittedForest fit(
      TrainingData data, Map<Hyperparameter, Double> values, OptionalInt threads) {
    return new GradientBoostingTrainer()
        .fit(data, settings(values, threads), 2, ProgressListener.none());
  }

  private static TrainingSettings settings(
      Map<Hyperparameter, Double> values, OptionalInt threads) {
    return new TrainingSettings(
            Hyperparameters.defaults(Algorithm.GRADIENT_BOOSTING),
            TrainingSettings.DEFAULT.classWeights(),
            0.2,
            100,
            threads,
            1,
            Optional.empty(),
            Optional.empty())
        .with(values);
  }

  private static TrainingData data(int classes, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[][] columns = new double[4][ROWS];
    double[] targets = new double[ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = random.nextInt(6) == 0 ? Double.NaN : random.nextDouble() * 1e6;
      columns[1][row] = random.nextInt(12);
      columns[2][row] = random.nextGaussian();
      columns[3][row] = random.nextDouble();
      double first = Double.isNaN(columns[0][row]) ? 0.3 : columns[0][row] / 1e6;
      double noise = 0.4 * random.nextGaussian();
      double value = first + columns[1][row] / 12 + 0.2 * columns[2][row] - 0.5 + noise;
      targets[row] =
          classes == 0 ? value : Math.max(0, Math.min(classes - 1, Math.floor(value * classes)));
    }
    return new TrainingData(columns, targets, classes);
  }

  private static double mean(Forest forest, TrainingData data) {
    double[] scores = new double[data.rowCount()];
    forest.scoreBlock(data.rowMajor(), data.rowCount(), scores);
    return Arrays.stream(scores).average().orElseThrow();
  }

  private static double score(Forest forest, double... row) {
    double[] output = new double[1];
    forest.score(row, output);
    return output[0];
  }
}
