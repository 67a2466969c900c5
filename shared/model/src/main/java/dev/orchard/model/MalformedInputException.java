package dev.orchard.model;

/** The input could not be parsed at all: broken JSON, bad UTF-8, a number no machine can hold. */
public final class MalformedInputException extends OrchardException {
  private static final long serialVersionUID = 1L;

  public MalformedInputException(String message) {
    super(message);
  }

  public MalformedInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
