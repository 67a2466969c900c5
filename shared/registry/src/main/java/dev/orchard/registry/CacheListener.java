package dev.orchard.registry;

import dev.orchard.model.ModelReference;
import java.time.Duration;

/**
 * Hears what a {@link ModelCache} does, for logs and metrics. Called by the threads that do it;
 * must be quick and must not throw.
 */
public interface CacheListener {

  /** A listener that does not care. */
  static CacheListener none() {
    return new CacheListener() {};
  }

  /** A version was read, verified and, if another served meanwhile, warmed up. */
  default void loaded(LoadedVersion version, Duration took) {}

  /** A pointer was read again; {@code changed} if another version serves from now on. */
  default void refreshed(ModelReference reference, boolean changed) {}

  /** Reading failed; what was held before goes on serving, if anything was. */
  default void failed(ModelReference reference, CacheFailure failure, RuntimeException cause) {}

  /** A version is no longer held: for want of room, or since nothing points to it any more. */
  default void evicted(LoadedVersion version) {}
}
