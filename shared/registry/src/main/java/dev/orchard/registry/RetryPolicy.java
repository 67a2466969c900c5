package dev.orchard.registry;

import java.time.Duration;

/**
 * How patiently something is tried again: pauses drawn evenly from zero to a ceiling that doubles
 * with each attempt ("full jitter", which spreads contenders best; Brooker, "Exponential Backoff
 * And Jitter", 2015), until the whole has taken its time.
 *
 * @param firstPause the ceiling of the first pause
 * @param longestPause where the ceiling stops doubling
 * @param total no attempt begins after this time from the first
 */
record RetryPolicy(Duration firstPause, Duration longestPause, Duration total) {

  /** Keeps the shift of a pause of up to a minute within a long. */
  private static final int MOST_DOUBLINGS = 24;

  /** For calls of Cloud Storage: a fault of a moment is ridden out, a request is not held long. */
  static final RetryPolicy CALLS =
      new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(4), Duration.ofSeconds(20));

  /** For moves of one pointer, which Cloud Storage lets happen about once a second. */
  static final RetryPolicy MOVES =
      new RetryPolicy(Duration.ofMillis(5), Duration.ofSeconds(2), Duration.ofSeconds(60));

  RetryPolicy {
    if (firstPause.isNegative()
        || firstPause.compareTo(Duration.ofMinutes(1)) > 0
        || longestPause.compareTo(firstPause) < 0
        || total.isNegative()) {
      throw new IllegalArgumentException("Pauses grow and are not negative");
    }
  }

  /** The ceiling of the pause after so many failed attempts, in nanoseconds. */
  long ceilingNanos(int failedAttempts) {
    int doublings = Math.min(failedAttempts - 1, MOST_DOUBLINGS);
    return Math.min(firstPause.toNanos() << doublings, longestPause.toNanos());
  }
}
