package dev.orchard.training.trainer;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import dev.orchard.forest.Forest;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.histogram.GrowthParameters;
import dev.orchard.training.trainer.TribuoForestConverter.Voting;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.dataset.DatasetView;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * {@code tribuo_random_forest}: Tribuo's own trees as a reference for ours. Tribuo's forest trainer
 * grows trees one after another; here each tree is trained by itself, on a bootstrap view of its
 * own seed, so that they can grow side by side.
 *
 * <p>Tribuo learns from no missing values: they become {@link #MISSING}, below every value, and so
 * always lie on the less-or-equal side of a cut. That is the side on which the converted forest
 * looks for NaN, so both say the same.
 */
public final class TribuoForestTrainer implements dev.orchard.training.trainer.Trainer {
  /** Below every value, and far enough from the largest doubles for Tribuo to halve a sum. */
  static final double MISSING = -1e300;

  private static final String NUMBER = "value";
  private static final String POSITIVE = "1";

  /**
   * What Tribuo grew.
   *
   * @param model an ensemble, or the tree itself where there is but one: Tribuo has no ensembles of
   *     one
   * @param bags the rows that each tree has seen
   */
  record BaggedModel<T extends Output<T>>(
      Model<T> model, List<Model<T>> trees, List<BitSet> bags) {}

  private record BaggedTree<T extends Output<T>>(Model<T> tree, BitSet bag) {}

  @Override
  public FittedForest fit(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    return data.isRegression()
        ? fitRegression(data, parameters, progress)
        : fitClassifier(data, parameters, progress);
  }

  private static FittedForest fitRegression(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    TribuoForestConverter converter = new TribuoForestConverter(names(data));
    BaggedModel<Regressor> grown = regression(data, parameters, progress);
    return fitted(
        grown,
        tree -> converter.regression(tree, List.of(NUMBER)),
        "RandomForestRegressor",
        data,
        parameters);
  }

  private static FittedForest fitClassifier(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    TribuoForestConverter converter = new TribuoForestConverter(names(data));
    BaggedModel<Label> grown = classifier(data, parameters, progress);
    List<String> classes =
        IntStream.range(0, data.classCount()).mapToObj(Integer::toString).toList();
    return fitted(
        grown,
        tree ->
            data.outputCount() == 1
                ? converter.probability(tree, POSITIVE, Voting.AVERAGE)
                : converter.classifier(tree, classes, Voting.AVERAGE),
        "RandomForestClassifier",
        data,
        parameters);
  }

  private static <T extends Output<T>> FittedForest fitted(
      BaggedModel<T> grown,
      Function<Model<T>, Forest> conversion,
      String type,
      TrainingData data,
      GrowthParameters parameters) {
    List<Forest> trees = grown.trees().stream().map(conversion).toList();
    double[] outOfBag = new OutOfBagRows(data, parameters.threads()).answers(trees, grown.bags());
    return new FittedForest(conversion.apply(grown.model()), type, outOfBag);
  }

  static BaggedModel<Label> classifier(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    List<Label> labels =
        IntStream.range(0, data.classCount())
            .mapToObj(code -> new Label(Integer.toString(code)))
            .toList();
    MutableDataset<Label> rows =
        dataset(data, new LabelFactory(), target -> labels.get((int) target));
    return train(
        rows,
        parameters,
        seed ->
            new CARTClassificationTrainer(
                parameters.maximumDepth(),
                2.0f * (float) parameters.minimumLeafWeight(),
                0.0f,
                fraction(data, parameters),
                new GiniIndex(),
                seed),
        new FullyWeightedVotingCombiner(),
        progress);
  }

  static BaggedModel<Regressor> regression(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    MutableDataset<Regressor> rows =
        dataset(data, new RegressionFactory(), target -> new Regressor(NUMBER, target));
    return train(
        rows,
        parameters,
        seed ->
            new CARTRegressionTrainer(
                parameters.maximumDepth(),
                2.0f * (float) parameters.minimumLeafWeight(),
                0.0f,
                fraction(data, parameters),
                new MeanSquaredError(),
                seed),
        new AveragingCombiner(),
        progress);
  }

  static List<String> names(TrainingData data) {
    return IntStream.range(0, data.featureCount()).mapToObj(TribuoForestTrainer::name).toList();
  }

  /** Padded, so that Tribuo's order by name is ours. */
  private static String name(int feature) {
    return String.format(Locale.ROOT, "f%05d", feature);
  }

  private static float fraction(TrainingData data, GrowthParameters parameters) {
    return Math.min(1.0f, (float) parameters.featuresPerSplit() / data.featureCount());
  }

  private static <T extends Output<T>> BaggedModel<T> train(
      Dataset<T> rows,
      GrowthParameters parameters,
      LongFunction<Trainer<T>> trainerOfSeed,
      EnsembleCombiner<T> combiner,
      ProgressListener progress) {
    SplittableRandom seeds = new SplittableRandom(parameters.seed());
    long[] treeSeeds = seeds.longs(2L * parameters.trees()).toArray();
    var features = rows.getFeatureIDMap();
    var outputs = rows.getOutputIDInfo();
    List<BaggedTree<T>> trees =
        new ParallelTrees(parameters.threads())
            .each(
                parameters.trees(),
                index -> {
                  DatasetView<T> bag =
                      DatasetView.createBootstrapView(
                          rows, rows.size(), treeSeeds[2 * index], features, outputs);
                  Map<String, Provenance> none = Map.of();
                  Model<T> tree = trainerOfSeed.apply(treeSeeds[2 * index + 1]).train(bag, none);
                  BitSet seen = new BitSet(rows.size());
                  IntStream.of(bag.getExampleIndices()).forEach(seen::set);
                  return new BaggedTree<>(tree, seen);
                },
                "growing trees",
                progress);
    List<Model<T>> models = new ArrayList<>();
    trees.forEach(each -> models.add(each.tree()));
    Model<T> model =
        models.size() == 1
            ? models.get(0)
            : WeightedEnsembleModel.createEnsembleFromExistingModels(
                "random-forest", models, combiner);
    return new BaggedModel<>(model, models, trees.stream().map(BaggedTree::bag).toList());
  }

  private interface OutputOfTarget<T> {
    T of(double target);
  }

  private static <T extends Output<T>> MutableDataset<T> dataset(
      TrainingData data, OutputFactory<T> factory, OutputOfTarget<T> output) {
    MutableDataset<T> dataset =
        new MutableDataset<>(new SimpleDataSourceProvenance("training rows", factory), factory);
    String[] names = names(data).toArray(String[]::new);
    for (int row = 0; row < data.rowCount(); row++) {
      double[] values = new double[names.length];
      for (int feature = 0; feature < values.length; feature++) {
        values[feature] = valueOrMissing(data.columns()[feature][row]);
      }
      dataset.add(new ArrayExample<>(output.of(data.targets()[row]), names, values));
    }
    return dataset;
  }

  private static double valueOrMissing(double value) {
    if (value <= MISSING) {
      throw new TrainingException(
          Reason.WRONG_VALUE, "Tribuo's forest learns from values above " + MISSING + " only");
    }
    return Double.isNaN(value) ? MISSING : value;
  }
}
