package dev.orchard.training.trainer;

import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.histogram.GrowthParameters;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.regression.Regressor;

/**
 * {@code tribuo_cart}: one tree of Tribuo's (Breiman et al. 1984) on every training row. It leaves
 * no row out, so its probabilities are the shares in its leaves as they are, and it has no
 * intervals.
 */
public final class TribuoTreeTrainer implements Trainer {
  @Override
  public FittedForest fit(
      TrainingData data, TrainingSettings settings, int threads, ProgressListener progress) {
    GrowthParameters parameters = ForestSettings.of(settings, data, threads);
    progress.progress("growing trees", 0, 1);
    FittedForest fitted =
        data.isRegression()
            ? new FittedForest(
                TribuoRows.convertNumbers(data, regression(data, parameters)),
                "DecisionTreeRegressor",
                new double[0])
            : new FittedForest(
                TribuoRows.convertClasses(data, classifier(data, parameters)),
                "DecisionTreeClassifier",
                new double[0]);
    progress.progress("growing trees", 1, 1);
    return fitted;
  }

  static Model<Label> classifier(TrainingData data, GrowthParameters parameters) {
    return TribuoRows.classTree(data, parameters, parameters.seed())
        .train(TribuoRows.ofClasses(data));
  }

  static Model<Regressor> regression(TrainingData data, GrowthParameters parameters) {
    return TribuoRows.numberTree(data, parameters, parameters.seed())
        .train(TribuoRows.ofNumbers(data));
  }
}
