package dev.orchard.model;

import java.time.Duration;

/** The work was given up because its time was over. */
public final class DeadlineExceededException extends OrchardException {
  private static final long serialVersionUID = 1L;

  private final Duration limit;

  public DeadlineExceededException(Duration limit) {
    super("Not finished within " + limit.toMillis() + " ms");
    this.limit = limit;
  }

  public Duration limit() {
    return limit;
  }
}
