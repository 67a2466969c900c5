package dev.orchard.training.source;

/**
 * What one query may use.
 *
 * @param memoryMegabytes of native memory, outside of the Java heap
 * @param threads at a time
 * @param spillMegabytes of disk for what does not fit into memory; 0 for none
 */
public record DuckDbLimits(int memoryMegabytes, int threads, int spillMegabytes) {
  public DuckDbLimits {
    if (memoryMegabytes < 64 || threads < 1 || spillMegabytes < 0) {
      throw new IllegalArgumentException("at least 64 MB and one thread");
    }
  }

  /** Memory alone. */
  public DuckDbLimits(int memoryMegabytes, int threads) {
    this(memoryMegabytes, threads, 0);
  }

  /** One GiB, every core of the machine, and 4 GiB of disk. */
  public static DuckDbLimits standard() {
    return new DuckDbLimits(1024, Runtime.getRuntime().availableProcessors(), 4096);
  }
}
