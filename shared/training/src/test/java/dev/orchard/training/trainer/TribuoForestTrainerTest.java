package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.ForestFile;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.histogram.GrowthParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class TribuoForestTrainerTest {
  private static final GrowthParameters PARAMETERS = new GrowthParameters(15, 8, 2, 2, 5, 2);
  private static final TribuoForestTrainer TRAINER = new TribuoForestTrainer();

  @Test
  void givesTheProbabilityOfThePositiveClassAlone() {
    TrainingData data = data(2);
    Model<Label> tribuo =
        TribuoForestTrainer.classifier(data, PARAMETERS, ProgressListener.none()).model();

    FittedForest fitted = fit(data, PARAMETERS);

    assertThat(fitted.forest().outputCount()).isEqualTo(1);
    double[] output = new double[1];
    for (int row = 0; row < data.rowCount(); row++) {
      Prediction<Label> expected =
          tribuo.predict(
              new ArrayExample<>(
                  LabelFactory.UNKNOWN_LABEL, names(data), sentinelForNaN(data, row)));
      fitted.forest().score(row(data, row), output);
      assertThat(output[0])
          .as("row %d", row)
          .isCloseTo(expected.getOutputScores().get("1").getScore(), within(1e-9));
    }
  }

  @Test
  void sendsMissingValuesWhereTribuoSendsThem() {
    TrainingData data = data(0);
    Model<Regressor> tribuo =
        TribuoForestTrainer.regression(data, PARAMETERS, ProgressListener.none()).model();

    FittedForest fitted = fit(data, PARAMETERS);

    double[] output = new double[1];
    for (int row = 0; row < data.rowCount(); row++) {
      double expected =
          tribuo
              .predict(
                  new ArrayExample<>(
                      RegressionFactory.UNKNOWN_REGRESSOR, names(data), sentinelForNaN(data, row)))
              .getOutput()
              .getValues()[0];
      fitted.forest().score(row(data, row), output);
      assertThat(output[0]).as("row %d", row).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void learnsFromWhatIsMissing() {
    int rows = 400;
    SplittableRandom random = new SplittableRandom(1);
    double[][] columns = new double[1][rows];
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] = row % 2 == 0 ? Double.NaN : random.nextDouble() - 0.5;
      targets[row] = row % 2 == 0 ? 100 : 0;
    }

    FittedForest fitted = fit(new TrainingData(columns, targets, 0), PARAMETERS);

    double[] output = new double[1];
    fitted.forest().score(new double[] {Double.NaN}, output);
    assertThat(output[0]).isCloseTo(100, within(1e-9));
    fitted.forest().score(new double[] {-1e9}, output);
    assertThat(output[0]).isCloseTo(0, within(1e-9));
  }

  @Test
  void refusesValuesThatCouldBeTakenForMissing() {
    TrainingData data = new TrainingData(new double[][] {{1, -1e301}}, new double[] {1, 2}, 0);

    assertThatThrownBy(() -> fit(data, PARAMETERS))
        .isInstanceOf(TrainingException.class)
        .hasMessageContaining("above -1.0E300");
  }

  @Test
  void answersOutOfBagWorseThanTheRowsItHasSeen() {
    TrainingData data = data(0);

    FittedForest fitted = fit(data, new GrowthParameters(40, 10, 1, 2, 5, 2));

    double[] seen = new double[data.rowCount()];
    fitted.forest().scoreBlock(data.rowMajor(), data.rowCount(), seen);
    assertThat(fitted.outOfBag()).hasSize(data.rowCount()).doesNotContain(Double.NaN);
    double noise = 1.0;
    assertThat(meanSquare(fitted.outOfBag(), data.targets())).isBetween(noise, 3 * noise);
    assertThat(meanSquare(seen, data.targets())).isLessThan(noise);
  }

  @Test
  void leavesOutOfBagAnswersOpenForRowsThatTheOnlyTreeSaw() {
    FittedForest fitted = fit(data(0), new GrowthParameters(1, 4, 1, 2, 5, 1));

    long seen = Arrays.stream(fitted.outOfBag()).filter(Double::isNaN).count();
    assertThat((double) seen / fitted.outOfBag().length).isCloseTo(1 - Math.exp(-1), within(0.05));
  }

  @Test
  void givesSharesOfManyClassesThatSumToOneOutOfBagToo() {
    TrainingData data = data(3);

    FittedForest fitted = fit(data, new GrowthParameters(40, 8, 2, 2, 5, 2));

    assertThat(fitted.forest().outputCount()).isEqualTo(3);
    double[] shares = fitted.outOfBag();
    for (int row = 0; row < data.rowCount(); row++) {
      assertThat(shares[3 * row] + shares[3 * row + 1] + shares[3 * row + 2])
          .isCloseTo(1, within(1e-6));
    }
  }

  @Test
  void growsTheSameForestOnAnyNumberOfThreads() {
    TrainingData data = data(2);

    FittedForest alone = fit(data, new GrowthParameters(12, 8, 2, 2, 5, 1));
    FittedForest together = fit(data, new GrowthParameters(12, 8, 2, 2, 5, 3));

    assertThat(ForestFile.write(together.forest())).isEqualTo(ForestFile.write(alone.forest()));
    assertThat(together.outOfBag()).isEqualTo(alone.outOfBag());
  }

  private static FittedForest fit(TrainingData data, GrowthParameters parameters) {
    return TRAINER.fit(data, parameters, ProgressListener.none());
  }

  /**
   * A noisy line of two features, of which the first is missing now and then, and a useless one.
   */
  private static TrainingData data(int classes) {
    int rows = 1_000;
    SplittableRandom random = new SplittableRandom(9);
    double[][] columns = new double[3][rows];
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      columns[0][row] = random.nextInt(5) == 0 ? Double.NaN : random.nextDouble() * 8 - 4;
      columns[1][row] = random.nextDouble() * 8 - 4;
      columns[2][row] = random.nextDouble();
      double first = Double.isNaN(columns[0][row]) ? 6 : columns[0][row];
      double value = first + columns[1][row] + random.nextGaussian();
      targets[row] = classes == 0 ? value : Math.max(0, Math.min(classes - 1, (int) (value / 2)));
    }
    return new TrainingData(columns, targets, classes);
  }

  private static double meanSquare(double[] answers, double[] targets) {
    double sum = 0;
    for (int row = 0; row < answers.length; row++) {
      sum += (answers[row] - targets[row]) * (answers[row] - targets[row]) / answers.length;
    }
    return sum;
  }

  private static double[] row(TrainingData data, int row) {
    double[] values = new double[data.featureCount()];
    for (int feature = 0; feature < values.length; feature++) {
      values[feature] = data.columns()[feature][row];
    }
    return values;
  }

  private static double[] sentinelForNaN(TrainingData data, int row) {
    double[] values = row(data, row);
    for (int feature = 0; feature < values.length; feature++) {
      values[feature] = Double.isNaN(values[feature]) ? TribuoRows.MISSING : values[feature];
    }
    return values;
  }

  private static String[] names(TrainingData data) {
    return TribuoRows.names(data).toArray(String[]::new);
  }
}
