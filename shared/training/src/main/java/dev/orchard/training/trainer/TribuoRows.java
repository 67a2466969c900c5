package dev.orchard.training.trainer;

import dev.orchard.forest.Forest;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.histogram.GrowthParameters;
import dev.orchard.training.trainer.TribuoForestConverter.Voting;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * Training rows as Tribuo takes them, the trees it grows on them, and their way back.
 *
 * <p>Tribuo learns from no missing values: they become {@link #MISSING}, below every value, and so
 * always lie on the less-or-equal side of a cut. That is the side on which the converted forest
 * looks for NaN, so both say the same.
 */
final class TribuoRows {
  /** Below every value, and far enough from the largest doubles for Tribuo to halve a sum. */
  static final double MISSING = -1e300;

  private static final String NUMBER = "value";
  private static final String POSITIVE = "1";

  private TribuoRows() {}

  /** Labels are the codes of the classes. */
  static MutableDataset<Label> ofClasses(TrainingData data) {
    List<Label> labels =
        IntStream.range(0, data.classCount())
            .mapToObj(code -> new Label(Integer.toString(code)))
            .toList();
    return dataset(data, new LabelFactory(), target -> labels.get((int) target));
  }

  static MutableDataset<Regressor> ofNumbers(TrainingData data) {
    return dataset(data, new RegressionFactory(), target -> new Regressor(NUMBER, target));
  }

  static Trainer<Label> classTree(TrainingData data, GrowthParameters parameters, long seed) {
    return new CARTClassificationTrainer(
        parameters.maximumDepth(),
        leastWeight(parameters),
        0.0f,
        fraction(data, parameters),
        new GiniIndex(),
        seed);
  }

  static Trainer<Regressor> numberTree(TrainingData data, GrowthParameters parameters, long seed) {
    return new CARTRegressionTrainer(
        parameters.maximumDepth(),
        leastWeight(parameters),
        0.0f,
        fraction(data, parameters),
        new MeanSquaredError(),
        seed);
  }

  /** The probability of class 1 of two, or of every class. */
  static Forest convertClasses(TrainingData data, Model<Label> model) {
    TribuoForestConverter converter = new TribuoForestConverter(names(data));
    if (data.outputCount() == 1) {
      return converter.probability(model, POSITIVE, Voting.AVERAGE);
    }
    List<String> classes =
        IntStream.range(0, data.classCount()).mapToObj(Integer::toString).toList();
    return converter.classifier(model, classes, Voting.AVERAGE);
  }

  static Forest convertNumbers(TrainingData data, Model<Regressor> model) {
    return new TribuoForestConverter(names(data)).regression(model, List.of(NUMBER));
  }

  static List<String> names(TrainingData data) {
    return IntStream.range(0, data.featureCount()).mapToObj(TribuoRows::name).toList();
  }

  /** Padded, so that Tribuo's order by name is ours. */
  private static String name(int feature) {
    return String.format(Locale.ROOT, "f%05d", feature);
  }

  /** Tribuo asks for the weight of a node to be split, not of what it is split into. */
  private static float leastWeight(GrowthParameters parameters) {
    return 2.0f * (float) parameters.minimumLeafWeight();
  }

  private static float fraction(TrainingData data, GrowthParameters parameters) {
    return Math.min(1.0f, (float) parameters.featuresPerSplit() / data.featureCount());
  }

  private static <T extends Output<T>> MutableDataset<T> dataset(
      TrainingData data, OutputFactory<T> factory, DoubleFunction<T> output) {
    MutableDataset<T> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("training rows", factory), factory);
    String[] names = names(data).toArray(String[]::new);
    for (int row = 0; row < data.rowCount(); row++) {
      double[] values = new double[names.length];
      for (int feature = 0; feature < values.length; feature++) {
        values[feature] = valueOrMissing(data.columns()[feature][row]);
      }
      ArrayExample<T> example =
          new ArrayExample<>(output.apply(data.targets()[row]), names, values);
      example.setWeight((float) data.weights()[row]);
      dataset.add(example);
    }
    return dataset;
  }

  private static double valueOrMissing(double value) {
    if (value <= MISSING) {
      throw new TrainingException(
          Reason.WRONG_VALUE, "Tribuo's trees learn from values above " + MISSING + " only");
    }
    return Double.isNaN(value) ? MISSING : value;
  }
}
