package dev.orchard.registry;

import dev.orchard.model.ModelReference;
import dev.orchard.model.VersionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a {@link ModelCache} holds at a moment, for health and metrics.
 *
 * @param entries what has been asked for and serves, in no order
 * @param versions how many different versions are held
 * @param bytes their memory, about
 * @param failingSince since when storage has failed to be read, if the last attempt failed
 * @param failure why, if so
 */
public record CacheStatus(
    List<Entry> entries,
    int versions,
    long bytes,
    Optional<Instant> failingSince,
    Optional<CacheFailure> failure) {

  public CacheStatus {
    entries = List.copyOf(entries);
  }

  /**
   * One model that serves.
   *
   * @param refreshedAt when its pointer was last read
   * @param staleSince since when reading it has failed, if the last attempt did
   */
  public record Entry(
      ModelReference reference,
      VersionId version,
      Instant loadedAt,
      Instant refreshedAt,
      Optional<Instant> staleSince,
      Optional<CacheFailure> failure) {}
}
