package dev.orchard.model.manifest;

import java.util.Optional;

/**
 * A file of a version.
 *
 * @param name within the version's folder, such as {@code forest.bin}
 * @param length in bytes
 * @param sha256 64 lower-case hexadecimal digits
 * @param crc32 8 lower-case hexadecimal digits; older manifests have none
 */
public record StoredFile(String name, long length, String sha256, Optional<String> crc32) {
  public static final String FOREST = "forest.bin";
  public static final String MANIFEST = "manifest.json";
  public static final String CARD = "card.md";
}
