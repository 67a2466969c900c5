package dev.orchard.training.trainer;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.histogram.GrowthParameters;

/** Fits a forest to encoded rows. */
public interface Trainer {
  /**
   * Fits a forest. The same data and settings give the same forest, byte for byte, whatever the
   * number of threads.
   */
  FittedForest fit(TrainingData data, GrowthParameters parameters, ProgressListener progress);
}
