package dev.orchard.formats;

/**
 * A model file cannot be used. The message is safe to show: it names the place in the file and what
 * was expected, and never repeats more than a few characters of it.
 */
public final class ForeignModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ForeignModelException(String message) {
    super(message);
  }

  public ForeignModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
