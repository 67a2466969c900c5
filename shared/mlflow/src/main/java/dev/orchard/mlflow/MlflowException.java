package dev.orchard.mlflow;

import dev.orchard.model.OrchardException;

/**
 * An MLflow server answered, but not with what was asked for; a server that does not answer is a
 * {@link dev.orchard.model.UnavailableException}. The server's own words are in the cause alone:
 * they may hold its SQL and its paths.
 */
public final class MlflowException extends OrchardException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Reason {
    NOT_FOUND,
    ALREADY_EXISTS,
    /** Token or password are missing or wrong, or do not suffice. */
    DENIED,
    /** The server understood and refused. */
    REFUSED,
    /** The answer, or the model behind it, is not what the interface promises. */
    UNREADABLE,
    /** The model is stored in a way that Orchard does not read. */
    UNSUPPORTED
  }

  private final Reason reason;

  public MlflowException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public MlflowException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
