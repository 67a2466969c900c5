package dev.orchard.benchmarks.peer;

/** One engine with one model loaded, and the rows it is asked for. Scores on the calling thread. */
interface Peer extends AutoCloseable {
  /** The margin of one row by the engine's way for a single row. */
  double score(int row);

  /** The margins of all rows by the engine's way for a batch. */
  double[] scoreAll();

  /** Most engines hold nothing that the end of the process would not free. */
  @Override
  default void close() {}
}
