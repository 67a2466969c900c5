package dev.orchard.training.trainer;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import dev.orchard.forest.Forest;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.histogram.GrowthParameters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.FullyWeightedVotingCombiner;
import org.tribuo.dataset.DatasetView;
import org.tribuo.ensemble.EnsembleCombiner;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;

/**
 * {@code tribuo_random_forest}: Tribuo's own trees as a reference for ours. Tribuo's forest trainer
 * grows trees one after another; here each tree is trained by itself, on a bootstrap view of its
 * own seed, so that they can grow side by side.
 */
public final class TribuoForestTrainer implements dev.orchard.training.trainer.Trainer {
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
      TrainingData data, TrainingSettings settings, int threads, ProgressListener progress) {
    return fit(data, ForestSettings.of(settings, data, threads), progress);
  }

  FittedForest fit(TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    return data.isRegression()
        ? fitRegression(data, parameters, progress)
        : fitClassifier(data, parameters, progress);
  }

  private static FittedForest fitRegression(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    return fitted(
        regression(data, parameters, progress),
        tree -> TribuoRows.convertNumbers(data, tree),
        "RandomForestRegressor",
        data,
        parameters);
  }

  private static FittedForest fitClassifier(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    return fitted(
        classifier(data, parameters, progress),
        tree -> TribuoRows.convertClasses(data, tree),
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
    return train(
        TribuoRows.ofClasses(data),
        parameters,
        seed -> TribuoRows.classTree(data, parameters, seed),
        new FullyWeightedVotingCombiner(),
        progress);
  }

  static BaggedModel<Regressor> regression(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    return train(
        TribuoRows.ofNumbers(data),
        parameters,
        seed -> TribuoRows.numberTree(data, parameters, seed),
        new AveragingCombiner(),
        progress);
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
    int bagSize = (int) Math.max(1, Math.round(parameters.sampleFraction() * rows.size()));
    List<BaggedTree<T>> trees =
        new ParallelTrees(parameters.threads())
            .each(
                parameters.trees(),
                index -> {
                  DatasetView<T> bag =
                      DatasetView.createBootstrapView(
                          rows, bagSize, treeSeeds[2 * index], features, outputs);
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
}
