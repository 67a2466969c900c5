package dev.orchard.registry;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import dev.orchard.model.manifest.ManifestDraft;
import java.util.Map;
import java.util.Objects;

/**
 * What a version is published from.
 *
 * @param forest the bytes of {@code forest.bin}
 * @param draft everything that training knows
 * @param files further files by name, such as {@code source.zip}; a model card is added if there is
 *     none among them
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere; copies of a forest would cost.
public record VersionContent(byte[] forest, ManifestDraft draft, Map<String, byte[]> files) {

  public VersionContent {
    Objects.requireNonNull(forest, "forest");
    Objects.requireNonNull(draft, "draft");
    files = Map.copyOf(files);
  }

  /** A forest and its manifest, and nothing further. */
  public static VersionContent of(Forest forest, ManifestDraft draft) {
    return new VersionContent(ForestFile.write(forest), draft, Map.of());
  }
}
