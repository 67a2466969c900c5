package dev.orchard.training.trainer;

import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.Hyperparameters;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.histogram.GrowthParameters;

/** What a spec says, and leaves to the data, as the parameters of bagged trees. */
final class ForestSettings {
  private ForestSettings() {}

  static GrowthParameters of(TrainingSettings settings, TrainingData data, int threads) {
    Hyperparameters chosen = settings.hyperparameters();
    return new GrowthParameters(
        chosen.find(Hyperparameter.TREES).isPresent() ? chosen.whole(Hyperparameter.TREES) : 1,
        chosen.whole(Hyperparameter.MAX_DEPTH),
        chosen.whole(Hyperparameter.MIN_SAMPLES_LEAF),
        featuresPerSplit(chosen, data),
        chosen.find(Hyperparameter.SUBSAMPLE).orElse(1),
        settings.seed(),
        threads);
  }

  /**
   * By default the square root of the features for classes (Breiman 2001), two thirds of them for
   * numbers, where a few features carry most of the signal.
   */
  private static int featuresPerSplit(Hyperparameters chosen, TrainingData data) {
    int features = data.featureCount();
    double usual = data.isRegression() ? features * 2 / 3.0 : Math.sqrt(features);
    double fraction = chosen.find(Hyperparameter.FEATURE_FRACTION).orElse(usual / features);
    return (int) Math.max(1, Math.min(features, Math.round(fraction * features)));
  }
}
