package dev.orchard.registry;

import dev.orchard.forest.Forest;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Scorer;

/**
 * A version in memory, its files verified against the manifest. Immutable and for many threads.
 *
 * @param sizeInBytes about how much memory it takes
 */
public record LoadedVersion(Manifest manifest, Scorer scorer, long sizeInBytes) {

  /** As it grows once predictions are explained. */
  @Override
  public long sizeInBytes() {
    return sizeInBytes + scorer.explanationSizeInBytes();
  }

  public OrganizationId organization() {
    return manifest.organization();
  }

  public ModelName model() {
    return manifest.model();
  }

  public VersionId version() {
    return manifest.version();
  }

  public Forest forest() {
    return scorer.forest();
  }
}
