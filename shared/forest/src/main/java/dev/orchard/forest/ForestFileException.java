package dev.orchard.forest;

/** Bytes that cannot be read as a forest. */
public abstract sealed class ForestFileException extends RuntimeException
    permits CorruptForestException, UnsupportedForestVersionException {
  private static final long serialVersionUID = 1L;

  ForestFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
