package dev.orchard.registry;

import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Scorer;
import java.time.Instant;
import java.util.Optional;

/**
 * What answers requests for one reference now. Immutable; a request keeps the one it began with.
 *
 * @param loadedAt when the version was read
 * @param staleSince since when storage has failed to say whether this is still the version meant
 */
public record LoadedModel(LoadedVersion loaded, Instant loadedAt, Optional<Instant> staleSince) {

  public Manifest manifest() {
    return loaded.manifest();
  }

  public Scorer scorer() {
    return loaded.scorer();
  }

  public VersionId version() {
    return loaded.version();
  }

  /** Whether storage fails and this is the last good version known. */
  public boolean isStale() {
    return staleSince.isPresent();
  }
}
