package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.util.Pair;
import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.evaluation.CrossValidation;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;

class ForestForTribuoTest {
  private static final TrainingSettings SETTINGS =
      TrainingSettings.DEFAULT.with(
          Map.of(Hyperparameter.TREES, 30.0, Hyperparameter.MAX_DEPTH, 8.0));

  @Test
  void isEvaluatedByTribuoOnTwoLabelsAndMore() {
    for (int classes = 2; classes <= 3; classes++) {
      MutableDataset<Label> examples = TribuoRows.ofClasses(data(classes));
      Model<Label> model = ForestForTribuo.ofLabels(SETTINGS, 2).train(examples);

      LabelEvaluation evaluation = new LabelEvaluator().evaluate(model, examples);

      assertThat(evaluation.accuracy()).as("%d classes", classes).isGreaterThan(0.9);
      assertThat(evaluation.averageAUCROC(false)).isGreaterThan(0.95);
    }
  }

  @Test
  void isCrossValidatedByTribuoOnLabels() {
    MutableDataset<Label> examples = TribuoRows.ofClasses(data(2));

    List<Pair<LabelEvaluation, Model<Label>>> folds =
        new CrossValidation<>(
                ForestForTribuo.ofLabels(SETTINGS, 2), examples, new LabelEvaluator(), 4, 1)
            .evaluate();

    assertThat(folds)
        .hasSize(4)
        .allSatisfy(fold -> assertThat(fold.getA().accuracy()).isGreaterThan(0.85));
  }

  @Test
  void isEvaluatedAndCrossValidatedByTribuoOnNumbers() {
    MutableDataset<Regressor> examples = TribuoRows.ofNumbers(data(0));
    ForestForTribuo<Regressor> trainer = ForestForTribuo.ofNumbers(SETTINGS, 2);

    RegressionEvaluation seen =
        new RegressionEvaluator().evaluate(trainer.train(examples), examples);
    List<Pair<RegressionEvaluation, Model<Regressor>>> folds =
        new CrossValidation<>(trainer, examples, new RegressionEvaluator(), 3, 1).evaluate();

    assertThat(seen.averageR2()).isGreaterThan(0.95);
    assertThat(folds)
        .hasSize(3)
        .allSatisfy(fold -> assertThat(fold.getA().averageR2()).isBetween(0.85, seen.averageR2()));
  }

  @Test
  void saysWhatItsForestSays() {
    TrainingData data = data(0);
    Model<Regressor> model =
        ForestForTribuo.ofNumbers(SETTINGS, 1).train(TribuoRows.ofNumbers(data));
    FittedForest fitted = new RandomForestTrainer().fit(data, SETTINGS, 1, ProgressListener.none());

    String[] names = TribuoRows.names(data).toArray(String[]::new);
    double[] answer = new double[1];
    for (int row = 0; row < data.rowCount(); row++) {
      double[] values = data.rows(new int[] {row}).rowMajor();
      fitted.forest().score(values, answer);
      Prediction<Regressor> prediction =
          model.predict(new ArrayExample<>(new Regressor("value", 0), names, values));
      assertThat(prediction.getOutput().getValues()).containsExactly(answer);
    }
    assertThat(model.getTopFeatures(1).get(Model.ALL_OUTPUTS).get(0).getA()).isEqualTo("f00000");
  }

  @Test
  void takesAFeatureThatAnExampleLacksForMissing() {
    TrainingData data = data(0);
    Model<Regressor> model =
        ForestForTribuo.ofNumbers(SETTINGS, 1).train(TribuoRows.ofNumbers(data));
    Regressor unknown = new Regressor("value", 0);

    Prediction<Regressor> prediction =
        model.predict(new ArrayExample<>(unknown, new String[] {"f00001"}, new double[] {0.5}));

    assertThat(prediction.getNumActiveFeatures()).isEqualTo(1);
    assertThatThrownBy(
            () ->
                model.predict(
                    new ArrayExample<>(unknown, new String[] {"other"}, new double[] {1})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TrainingData data(int classes) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] columns = new double[3][900];
    double[] targets = new double[900];
    for (int row = 0; row < targets.length; row++) {
      for (double[] column : columns) {
        column[row] = random.nextDouble();
      }
      double value = columns[0][row] * 0.9 + columns[1][row] * 0.1;
      targets[row] = classes == 0 ? value : Math.min(classes - 1, (int) (value * classes));
    }
    return new TrainingData(columns, targets, classes);
  }
}
