package dev.orchard.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.baseline.DummyClassifierTrainer;
import org.tribuo.classification.evaluation.LabelEvaluation;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.baseline.DummyRegressionTrainer;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;

/** Our measures are those of Tribuo's evaluators, on random predictions with and without ties. */
class TribuoEvaluationTest {
  private static final int ROWS = 500;
  private static final Offset<Double> EQUAL = within(1e-9);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void measuresTwoClasses(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] probabilities = new double[ROWS];
    boolean[] positives = new boolean[ROWS];
    List<Prediction<Label>> predictions = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      probabilities[row] = seed % 2 == 0 ? random.nextInt(21) / 20.0 : random.nextDouble();
      positives[row] = random.nextDouble() < 0.1 + 0.8 * probabilities[row];
      double[] shares = {1 - probabilities[row], probabilities[row]};
      predictions.add(
          prediction(shares, probabilities[row] >= 0.5 ? 1 : 0, positives[row] ? 1 : 0));
    }

    Map<Metric, Double> measures = new BinaryMeasures(probabilities, positives).measureAll();

    Label positive = new Label("1");
    LabelEvaluation tribuo = evaluation(2, predictions);
    assertThat(measures.get(Metric.ACCURACY)).isCloseTo(tribuo.accuracy(), EQUAL);
    assertThat(measures.get(Metric.PRECISION)).isCloseTo(tribuo.precision(positive), EQUAL);
    assertThat(measures.get(Metric.RECALL)).isCloseTo(tribuo.recall(positive), EQUAL);
    assertThat(measures.get(Metric.F1_SCORE)).isCloseTo(tribuo.f1(positive), EQUAL);
    // The evaluator refuses areas for models, such as trees, that it does not hold to be
    // probabilistic; it would take them from here.
    assertThat(measures.get(Metric.ROC_AUC))
        .isCloseTo(LabelEvaluationUtil.binaryAUCROC(positives, probabilities), EQUAL);
    assertThat(measures.get(Metric.PR_AUC))
        .isCloseTo(LabelEvaluationUtil.averagedPrecision(positives, probabilities), EQUAL);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void measuresManyClasses(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int classCount = 4;
    double[][] probabilities = new double[ROWS][];
    int[] classes = new int[ROWS];
    List<Prediction<Label>> predictions = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      double[] shares = random.doubles(classCount).toArray();
      double sum = shares[0] + shares[1] + shares[2] + shares[3];
      probabilities[row] = IntStream.range(0, 4).mapToDouble(k -> shares[k] / sum).toArray();
      classes[row] = random.nextInt(3) == 0 ? random.nextInt(classCount) : largest(shares);
      predictions.add(prediction(probabilities[row], largest(shares), classes[row]));
    }

    Map<Metric, Double> measures =
        new ClassMeasures(probabilities, classes, classCount).measureAll();

    LabelEvaluation tribuo = evaluation(classCount, predictions);
    assertThat(measures.get(Metric.ACCURACY)).isCloseTo(tribuo.accuracy(), EQUAL);
    assertThat(measures.get(Metric.PRECISION)).isCloseTo(tribuo.macroAveragedPrecision(), EQUAL);
    assertThat(measures.get(Metric.RECALL)).isCloseTo(tribuo.macroAveragedRecall(), EQUAL);
    assertThat(measures.get(Metric.F1_SCORE)).isCloseTo(tribuo.macroAveragedF1(), EQUAL);
    assertThat(measures.get(Metric.ROC_AUC))
        .isCloseTo(meanArea(probabilities, classes, LabelEvaluationUtil::binaryAUCROC), EQUAL);
    assertThat(measures.get(Metric.PR_AUC))
        .isCloseTo(meanArea(probabilities, classes, LabelEvaluationUtil::averagedPrecision), EQUAL);
    assertThat(ClassMeasures.of(probabilities, classes, classCount).keySet())
        .isEqualTo(measures.keySet());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void measuresNumbers(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] values = new double[ROWS];
    double[] truths = new double[ROWS];
    List<Prediction<Regressor>> predictions = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      truths[row] = 10 * random.nextGaussian() - 3;
      values[row] = truths[row] + random.nextGaussian();
      predictions.add(
          new Prediction<>(
              new Regressor("value", values[row]),
              1,
              example(new Regressor("value", truths[row]))));
    }

    Map<Metric, Double> measures = new NumberMeasures(values, truths).measureAll();

    RegressionEvaluation tribuo = evaluation(predictions);
    assertThat(measures.get(Metric.RMSE)).isCloseTo(tribuo.averageRMSE(), EQUAL);
    assertThat(measures.get(Metric.MAE)).isCloseTo(tribuo.averageMAE(), EQUAL);
    assertThat(measures.get(Metric.R2)).isCloseTo(tribuo.averageR2(), EQUAL);
  }

  /** Each class against the rest. */
  private static double meanArea(
      double[][] probabilities, int[] classes, BiFunction<boolean[], double[], Double> area) {
    double sum = 0;
    for (int code = 0; code < 4; code++) {
      boolean[] positives = new boolean[classes.length];
      double[] scores = new double[classes.length];
      for (int row = 0; row < scores.length; row++) {
        positives[row] = classes[row] == code;
        scores[row] = probabilities[row][code];
      }
      sum += area.apply(positives, scores) / 4;
    }
    return sum;
  }

  private static LabelEvaluation evaluation(int classes, List<Prediction<Label>> predictions) {
    LabelFactory factory = new LabelFactory();
    List<Example<Label>> one =
        IntStream.range(0, classes).mapToObj(code -> example(label(code, 1))).toList();
    Model<Label> model =
        DummyClassifierTrainer.createMostFrequentTrainer().train(dataset(one, factory));
    return new LabelEvaluator().evaluate(model, predictions, provenance(factory));
  }

  private static RegressionEvaluation evaluation(List<Prediction<Regressor>> predictions) {
    RegressionFactory factory = new RegressionFactory();
    Model<Regressor> model =
        DummyRegressionTrainer.createMeanTrainer()
            .train(dataset(List.of(example(new Regressor("value", 1))), factory));
    return new RegressionEvaluator().evaluate(model, predictions, provenance(factory));
  }

  private static <T extends Output<T>> MutableDataset<T> dataset(
      List<Example<T>> examples, OutputFactory<T> factory) {
    return new MutableDataset<>(examples, provenance(factory), factory);
  }

  private static <T extends Output<T>> SimpleDataSourceProvenance provenance(
      OutputFactory<T> factory) {
    return new SimpleDataSourceProvenance("test", factory);
  }

  private static Prediction<Label> prediction(double[] shares, int predicted, int truth) {
    Map<String, Label> scores = new LinkedHashMap<>();
    for (int code = 0; code < shares.length; code++) {
      scores.put(Integer.toString(code), label(code, shares[code]));
    }
    return new Prediction<>(
        label(predicted, shares[predicted]), scores, 1, example(label(truth, 1)), true);
  }

  private static Label label(int code, double score) {
    return new Label(Integer.toString(code), score);
  }

  private static <T extends Output<T>> Example<T> example(T output) {
    return new ArrayExample<>(output, new String[] {"f"}, new double[] {1});
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
