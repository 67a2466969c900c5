package dev.orchard.forest;

/** The bytes are truncated, damaged, or were never a forest. */
public final class CorruptForestException extends ForestFileException {
  private static final long serialVersionUID = 1L;

  CorruptForestException(String message) {
    super(message, null);
  }

  CorruptForestException(String message, Throwable cause) {
    super(message, cause);
  }
}
