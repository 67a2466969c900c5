package dev.orchard.model;

import java.time.Duration;

/** Something needed is not reachable or not ready now; trying again after a while may help. */
public final class UnavailableException extends OrchardException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public UnavailableException(String message, Duration retryAfter) {
    super(message);
    this.retryAfter = retryAfter;
  }

  public UnavailableException(String message, Duration retryAfter, Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
