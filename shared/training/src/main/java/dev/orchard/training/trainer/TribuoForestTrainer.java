package dev.orchard.training.trainer;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import dev.orchard.forest.Forest;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.histogram.GrowthParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
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
 * own seed, so that they can grow side by side. It knows no missing values and refuses them, and it
 * holds no rows out.
 */
public final class TribuoForestTrainer implements dev.orchard.training.trainer.Trainer {
  private static final String NUMBER = "value";

  @Override
  public FittedForest fit(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    TribuoForestConverter converter = new TribuoForestConverter(names(data));
    Forest forest;
    if (data.isRegression()) {
      forest = converter.regression(regression(data, parameters, progress), List.of(NUMBER));
    } else {
      List<String> classes =
          IntStream.range(0, data.classCount()).mapToObj(Integer::toString).toList();
      forest =
          converter.classifier(
              classifier(data, parameters, progress),
              classes,
              TribuoForestConverter.Voting.AVERAGE);
    }
    String type = data.isRegression() ? "RandomForestRegressor" : "RandomForestClassifier";
    return new FittedForest(forest, type, new double[0]);
  }

  static Model<Label> classifier(
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

  static Model<Regressor> regression(
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

  private static <T extends Output<T>> Model<T> train(
      Dataset<T> rows,
      GrowthParameters parameters,
      LongFunction<Trainer<T>> trainerOfSeed,
      EnsembleCombiner<T> combiner,
      ProgressListener progress) {
    SplittableRandom seeds = new SplittableRandom(parameters.seed());
    long[] treeSeeds = seeds.longs(2L * parameters.trees()).toArray();
    var features = rows.getFeatureIDMap();
    var outputs = rows.getOutputIDInfo();
    List<Model<T>> trees =
        new ParallelTrees(parameters.threads())
            .each(
                parameters.trees(),
                index -> {
                  DatasetView<T> bag =
                      DatasetView.createBootstrapView(
                          rows, rows.size(), treeSeeds[2 * index], features, outputs);
                  Map<String, Provenance> none = Map.of();
                  return trainerOfSeed.apply(treeSeeds[2 * index + 1]).train(bag, none);
                },
                "growing trees",
                progress);
    return WeightedEnsembleModel.createEnsembleFromExistingModels(
        "random-forest", new ArrayList<>(trees), combiner);
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
        values[feature] = data.columns()[feature][row];
        if (Double.isNaN(values[feature])) {
          throw new TrainingException(
              Reason.UNSUPPORTED,
              "Tribuo's forest cannot learn from missing values; use random_forest");
        }
      }
      dataset.add(new ArrayExample<>(output.of(data.targets()[row]), names, values));
    }
    return dataset;
  }
}
