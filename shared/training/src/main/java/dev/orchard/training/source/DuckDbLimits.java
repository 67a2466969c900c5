package dev.orchard.training.source;

/**
 * What one query may use.
 *
 * @param memoryMegabytes of native memory, outside of the Java heap
 * @param threads at a time
 */
public record DuckDbLimits(int memoryMegabytes, int threads) {
  public DuckDbLimits {
    if (memoryMegabytes < 64 || threads < 1) {
      throw new IllegalArgumentException("at least 64 MB and one thread");
    }
  }

  /** One GiB and every core of the machine. */
  public static DuckDbLimits standard() {
    return new DuckDbLimits(1024, Runtime.getRuntime().availableProcessors());
  }
}
