package dev.orchard.forest;

/** The file was written by a newer Orchard than this one. */
public final class UnsupportedForestVersionException extends ForestFileException {
  private static final long serialVersionUID = 1L;

  private final int version;

  UnsupportedForestVersionException(int version, int newestKnown) {
    super(
        "the forest file has format version "
            + Integer.toUnsignedString(version)
            + "; this Orchard reads versions up to "
            + newestKnown,
        null);
    this.version = version;
  }

  /** The version the file claims to have, an unsigned number. */
  public int version() {
    return version;
  }
}
