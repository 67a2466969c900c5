package dev.orchard.model;

/** Someone else changed the same thing first, or its state forbids the change. */
public final class ConflictException extends OrchardException {
  private static final long serialVersionUID = 1L;

  public ConflictException(String message) {
    super(message);
  }

  public ConflictException(String message, Throwable cause) {
    super(message, cause);
  }
}
