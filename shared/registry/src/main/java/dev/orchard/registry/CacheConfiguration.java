package dev.orchard.registry;

import java.time.Duration;

/**
 * How much a {@link ModelCache} holds and how often it looks for news.
 *
 * @param maxModels versions held at once, at least 1
 * @param maxBytes memory of the versions held, about; one version is held even if it is larger
 * @param refreshInterval after which a pointer that is asked for is read again, in the background
 */
public record CacheConfiguration(int maxModels, long maxBytes, Duration refreshInterval) {

  public static final CacheConfiguration DEFAULT =
      new CacheConfiguration(32, 128L << 20, Duration.ofSeconds(30));

  public CacheConfiguration {
    if (maxModels < 1 || maxBytes < 1 || refreshInterval.isNegative()) {
      throw new IllegalArgumentException("A cache holds a model and refreshes after a while");
    }
  }
}
