package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import dev.orchard.model.spec.Algorithm;
import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.Hyperparameters;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class TribuoTreeTrainerTest {
  private static final TrainingSettings SETTINGS =
      new TrainingSettings(
          new Hyperparameters(
              Algorithm.TRIBUO_CART,
              Map.of(Hyperparameter.MAX_DEPTH, 6.0, Hyperparameter.FEATURE_FRACTION, 0.7)),
          TrainingSettings.DEFAULT.classWeights(),
          0.2,
          100,
          OptionalInt.empty(),
          3,
          Optional.empty(),
          Optional.empty());

  @Test
  void saysOfClassesWhatTribuoSaysOfThem() {
    TrainingData data = data(3);
    Model<Label> tribuo = TribuoTreeTrainer.classifier(data, ForestSettings.of(SETTINGS, data, 1));

    Forest forest = fit(data).forest();

    double[] shares = new double[3];
    for (int row = 0; row < data.rowCount(); row++) {
      double[] values = data.rows(new int[] {row}).rowMajor();
      forest.score(values, shares);
      Map<String, Label> expected =
          tribuo
              .predict(new ArrayExample<>(LabelFactory.UNKNOWN_LABEL, names(data), values))
              .getOutputScores();
      for (int code = 0; code < shares.length; code++) {
        assertThat(shares[code])
            .isCloseTo(expected.get(Integer.toString(code)).getScore(), within(1e-9));
      }
    }
  }

  @Test
  void saysOfNumbersWhatTribuoSaysOfThem() {
    TrainingData data = data(0);
    Model<Regressor> tribuo =
        TribuoTreeTrainer.regression(data, ForestSettings.of(SETTINGS, data, 1));

    Forest forest = fit(data).forest();

    double[] answer = new double[1];
    for (int row = 0; row < data.rowCount(); row++) {
      double[] values = data.rows(new int[] {row}).rowMajor();
      forest.score(values, answer);
      double expected =
          tribuo
              .predict(new ArrayExample<>(RegressionFactory.UNKNOWN_REGRESSOR, names(data), values))
              .getOutput()
              .getValues()[0];
      assertThat(answer[0]).isCloseTo(expected, within(1e-9));
    }
  }

  @Test
  void growsOneTreeTheSameEveryTime() {
    Forest first = fit(data(2)).forest();

    assertThat(first.treeCount()).isEqualTo(1);
    assertThat(ForestFile.write(fit(data(2)).forest())).isEqualTo(ForestFile.write(first));
  }

  @Test
  void countsTheRowsOfAHeavyClassMore() {
    TrainingData data = data(2);
    double[] plain = new double[data.rowCount()];
    double[] heavy = new double[data.rowCount()];

    fit(data).forest().scoreBlock(data.rowMajor(), data.rowCount(), plain);
    fit(data.withClassWeights(new double[] {1, 10}))
        .forest()
        .scoreBlock(data.rowMajor(), data.rowCount(), heavy);

    assertThat(mean(heavy)).isGreaterThan(mean(plain) + 0.05);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static FittedForest fit(TrainingData data) {
    return new TribuoTreeTrainer().fit(data, SETTINGS, 2, ProgressListener.none());
  }

  private static TrainingData data(int classes) {
    SplittableRandom random = new SplittableRandom(9);
    double[][] columns = new double[3][600];
    double[] targets = new double[600];
    for (int row = 0; row < targets.length; row++) {
      for (double[] column : columns) {
        column[row] = random.nextDouble();
      }
      double value = columns[0][row] + columns[1][row] * columns[1][row] + random.nextDouble();
      targets[row] = classes == 0 ? value : Math.min(classes - 1, (int) (value * classes / 3));
    }
    return new TrainingData(columns, targets, classes);
  }

  private static String[] names(TrainingData data) {
    return TribuoRows.names(data).toArray(String[]::new);
  }
}
