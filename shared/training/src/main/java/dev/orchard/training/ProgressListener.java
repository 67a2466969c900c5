package dev.orchard.training;

/**
 * Hears how far a training has come. Called from one thread at a time, often; it must return at
 * once and must not throw.
 */
@FunctionalInterface
public interface ProgressListener {
  /** The stage in which {@code done} counts rows, told of every few thousand rows at least. */
  String READING_ROWS = "reading rows";

  /** The stage in which {@code done} counts the trials of a search that have ended. */
  String TRYING_HYPERPARAMETERS = "trying hyperparameters";

  /**
   * Reports progress.
   *
   * @param stage what is being done, in words for people: "reading rows", "growing trees"
   * @param done how much of it is done, in the unit of the stage
   * @param total how much there is, or -1 while nobody knows
   */
  void progress(String stage, long done, long total);

  /** Hears nothing. */
  static ProgressListener none() {
    return (stage, done, total) -> {};
  }
}
