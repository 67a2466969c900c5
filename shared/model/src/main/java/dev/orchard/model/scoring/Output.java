package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.List;

/** Makes a prediction of the forest's outputs for one row. */
sealed interface Output permits NumberOutput, ClassOutput {
  /** How many outputs the forest must have; a classifier of two classes may also have one. */
  boolean accepts(int outputCount);

  /** Reads the {@code outputCount} outputs from {@code scores[offset]} on. */
  Prediction predict(
      double[] scores, int offset, int outputCount, ScoreOptions options, List<Warning> warnings);
}
