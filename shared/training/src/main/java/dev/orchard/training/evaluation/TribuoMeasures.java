package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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

/**
 * The measures that Tribuo's evaluators offer, of predictions that any scorer made. The evaluators
 * ask for a model to know the domain; a dummy one that knows every class will do.
 */
final class TribuoMeasures {
  private static final String VALUE = "value";

  private TribuoMeasures() {}

  /** Of two classes; precision, recall and F1 of class 1. */
  static Map<Metric, Double> ofTwoClasses(
      LabelEvaluation evaluation, double[] probabilities, boolean[] positives) {
    Label positive = new Label("1");
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.ACCURACY, evaluation.accuracy());
    measures.put(Metric.PRECISION, evaluation.precision(positive));
    measures.put(Metric.RECALL, evaluation.recall(positive));
    measures.put(Metric.F1_SCORE, evaluation.f1(positive));
    long count = IntStream.range(0, positives.length).filter(row -> positives[row]).count();
    if (count > 0 && count < positives.length) {
      // The evaluation itself offers areas only for models that it holds to be probabilistic.
      measures.put(Metric.ROC_AUC, LabelEvaluationUtil.binaryAUCROC(positives, probabilities));
      measures.put(Metric.PR_AUC, LabelEvaluationUtil.averagedPrecision(positives, probabilities));
    }
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  /** Of more classes, each counting the same. */
  static Map<Metric, Double> ofClasses(LabelEvaluation evaluation) {
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.ACCURACY, evaluation.accuracy());
    measures.put(Metric.PRECISION, evaluation.macroAveragedPrecision());
    measures.put(Metric.RECALL, evaluation.macroAveragedRecall());
    measures.put(Metric.F1_SCORE, evaluation.macroAveragedF1());
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  static Map<Metric, Double> ofNumbers(double[] predictions, double[] truths) {
    List<Prediction<Regressor>> made = new ArrayList<>(truths.length);
    for (int row = 0; row < truths.length; row++) {
      made.add(
          new Prediction<>(
              new Regressor(VALUE, predictions[row]),
              1,
              example(new Regressor(VALUE, truths[row]))));
    }
    RegressionFactory factory = new RegressionFactory();
    Model<Regressor> model =
        DummyRegressionTrainer.createMeanTrainer()
            .train(dataset(List.of(example(new Regressor(VALUE, 1))), factory));
    RegressionEvaluation evaluation =
        new RegressionEvaluator().evaluate(model, made, provenance(factory));
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.RMSE, evaluation.averageRMSE());
    measures.put(Metric.MAE, evaluation.averageMAE());
    measures.put(Metric.R2, evaluation.averageR2());
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }

  /** Tribuo's evaluation of predicted classes, which are named by their codes. */
  static LabelEvaluation evaluation(int[] predicted, int[] truths, int classCount) {
    List<Label> labels =
        IntStream.range(0, classCount).mapToObj(code -> new Label(name(code))).toList();
    List<Prediction<Label>> made = new ArrayList<>(truths.length);
    for (int row = 0; row < truths.length; row++) {
      made.add(new Prediction<>(labels.get(predicted[row]), 1, example(labels.get(truths[row]))));
    }
    LabelFactory factory = new LabelFactory();
    List<Example<Label>> domain = labels.stream().map(TribuoMeasures::example).toList();
    Model<Label> model =
        DummyClassifierTrainer.createMostFrequentTrainer().train(dataset(domain, factory));
    return new LabelEvaluator().evaluate(model, made, provenance(factory));
  }

  /** How often which class was predicted for which: one list a true class. */
  static List<List<Long>> confusion(LabelEvaluation evaluation, int classCount) {
    List<List<Long>> counts = new ArrayList<>();
    for (int truth = 0; truth < classCount; truth++) {
      List<Long> row = new ArrayList<>();
      for (int predicted = 0; predicted < classCount; predicted++) {
        Label said = new Label(name(predicted));
        row.add((long) evaluation.confusion(said, new Label(name(truth))));
      }
      counts.add(row);
    }
    return counts;
  }

  private static String name(int code) {
    return Integer.toString(code);
  }

  private static <T extends Output<T>> MutableDataset<T> dataset(
      List<Example<T>> examples, OutputFactory<T> factory) {
    return new MutableDataset<>(examples, provenance(factory), factory);
  }

  private static <T extends Output<T>> SimpleDataSourceProvenance provenance(
      OutputFactory<T> factory) {
    return new SimpleDataSourceProvenance("held-out rows", factory);
  }

  private static <T extends Output<T>> Example<T> example(T output) {
    return new ArrayExample<>(output, new String[] {"f"}, new double[] {1});
  }
}
