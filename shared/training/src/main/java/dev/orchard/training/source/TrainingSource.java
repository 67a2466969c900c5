package dev.orchard.training.source;

import dev.orchard.training.ProgressListener;

/** Where the rows of a training come from. */
@FunctionalInterface
public interface TrainingSource {
  /**
   * Reads the requested columns of every row, in an order that is the same every time.
   *
   * @throws dev.orchard.training.TrainingException if the query fails, a column is missing, a value
   *     does not fit or there are fewer rows than the request's minimum
   */
  TrainingTable read(TableRequest request, ProgressListener progress);
}
