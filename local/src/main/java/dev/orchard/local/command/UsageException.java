package dev.orchard.local.command;

/** The command was given something that it cannot use; the message says what it takes. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
