package dev.orchard.training.trainer;

import dev.orchard.model.spec.Algorithm;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;

/** Fits a forest to encoded rows. */
public interface Trainer {
  /**
   * Fits a forest. The same data and settings give the same forest, byte for byte, on any machine.
   *
   * @param threads that may compute side by side; without influence on the forest
   */
  FittedForest fit(
      TrainingData data, TrainingSettings settings, int threads, ProgressListener progress);

  /** The trainer of an algorithm. */
  static Trainer of(Algorithm algorithm) {
    return switch (algorithm) {
      case RANDOM_FOREST -> new RandomForestTrainer();
      case GRADIENT_BOOSTING -> new GradientBoostingTrainer();
      case TRIBUO_RANDOM_FOREST -> new TribuoForestTrainer();
      case TRIBUO_CART -> new TribuoTreeTrainer();
    };
  }
}
