package dev.orchard.training;

import java.time.Duration;
import java.util.Optional;

/**
 * How much one training may take.
 *
 * @param time from its beginning to its end
 * @param rows that it may read
 * @param tableBytes that the rows it reads may take, at {@value #CELL_BYTES} bytes a cell
 */
public record TrainingLimits(Duration time, long rows, long tableBytes) {
  private static final int CELL_BYTES = 8;

  /** So many rows, and a table of at most half of the heap: growing trees takes as much again. */
  public static TrainingLimits of(Duration time, long rows) {
    return new TrainingLimits(time, rows, Runtime.getRuntime().maxMemory() / 2);
  }

  /** What to do about a table that is too large; empty if it is not. */
  Optional<String> refusal(long rowCount, int columns) {
    if (rowCount > rows) {
      return Optional.of(
          "The query gives more than "
              + rows
              + " rows; ORCHARD_TRAINING_MAX_ROWS allows for more, or the query for fewer");
    }
    if (rowCount * columns * CELL_BYTES > tableBytes) {
      return Optional.of(
          "The rows take more than "
              + (tableBytes >> 20)
              + " MiB, half of the heap, after "
              + rowCount
              + " rows: give the process more memory (-Xmx, or the function's memory) or have the"
              + " query give fewer");
    }
    return Optional.empty();
  }
}
