package dev.orchard.model;

/**
 * A failure with a meaning. The message is always safe to show to a client: it holds no path of
 * this machine, no secret and no trace; what only operators may see goes into the cause.
 */
public abstract class OrchardException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected OrchardException(String message) {
    super(message);
  }

  protected OrchardException(String message, Throwable cause) {
    super(message, cause);
  }
}
