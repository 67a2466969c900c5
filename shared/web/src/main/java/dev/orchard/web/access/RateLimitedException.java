package dev.orchard.web.access;

import dev.orchard.model.OrchardException;
import java.time.Duration;

/** The caller asks more often than this instance serves it. */
public final class RateLimitedException extends OrchardException {
  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public RateLimitedException(String whose, Duration retryAfter) {
    super("Too many requests for this " + whose + "; try again later");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
