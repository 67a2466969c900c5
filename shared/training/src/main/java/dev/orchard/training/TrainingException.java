package dev.orchard.training;

import dev.orchard.model.OrchardException;

/**
 * A training that cannot go on because of its data, its query or its spec; the message says what is
 * wrong and where, and is safe to show.
 */
public final class TrainingException extends OrchardException {
  private static final long serialVersionUID = 1L;

  /** What kept the training from going on. */
  public enum Reason {
    /** The query is not one statement that reads, or the database refused it. */
    QUERY_FAILED,
    /** The query took longer than the spec allows. */
    TIMED_OUT,
    /** The source does not let the user in, or a password is not where the spec says. */
    ACCESS_REFUSED,
    /** The source cannot be reached, or the connection broke. */
    CONNECTION_LOST,
    /** Memory or disk ran out while reading. */
    OUT_OF_SPACE,
    /** The spec names a source, trainer or task that this installation lacks. */
    UNSUPPORTED,
    NO_ROWS,
    TOO_FEW_ROWS,
    LABEL_COLUMN_MISSING,
    FEATURE_COLUMN_MISSING,
    DUPLICATE_COLUMN,
    /** A value does not fit the type of its column: text among numbers, for instance. */
    WRONG_VALUE,
    LABEL_VALUE_MISSING,
    /** A feature has no value in any row. */
    EMPTY_COLUMN,
    /** Every row has the same label, or a class has too few rows to be held out. */
    CONSTANT_LABEL,
    /** The thread was interrupted. */
    INTERRUPTED
  }

  private final Reason reason;

  public TrainingException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public TrainingException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
