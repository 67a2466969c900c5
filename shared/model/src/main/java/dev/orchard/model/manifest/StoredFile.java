package dev.orchard.model.manifest;

/**
 * A file of a version.
 *
 * @param name within the version's folder, such as {@code forest.bin}
 * @param length in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record StoredFile(String name, long length, String sha256) {
  public static final String FOREST = "forest.bin";
  public static final String MANIFEST = "manifest.json";
  public static final String CARD = "card.md";
}
