package dev.orchard.web;

import dev.orchard.model.DeadlineExceededException;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The moment by which an answer must have begun. Time is the ticker's (nanoseconds of a monotonic
 * clock), so a change of the wall clock does not matter.
 */
public final class Deadline {
  private final LongSupplier ticker;
  private final long startNanos;
  private final long limitNanos;

  private Deadline(LongSupplier ticker, long startNanos, long limitNanos) {
    this.ticker = ticker;
    this.startNanos = startNanos;
    this.limitNanos = limitNanos;
  }

  /** A deadline that far from a start given in nanoseconds of the ticker. */
  public static Deadline after(Duration limit, long startNanos, LongSupplier ticker) {
    return new Deadline(ticker, startNanos, limit.toNanos());
  }

  /** The earlier of this deadline and one that far from the same start. */
  public Deadline noLaterThan(Duration limit) {
    long other = limit.toNanos();
    return other >= limitNanos ? this : new Deadline(ticker, startNanos, other);
  }

  /** What is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, remainingNanos()));
  }

  public boolean passed() {
    return remainingNanos() <= 0;
  }

  /** How long the work may take in all. */
  public Duration limit() {
    return Duration.ofNanos(limitNanos);
  }

  /**
   * Does nothing before the deadline.
   *
   * @throws DeadlineExceededException after it
   */
  public void check() {
    if (passed()) {
      throw new DeadlineExceededException(limit());
    }
  }

  private long remainingNanos() {
    return limitNanos - (ticker.getAsLong() - startNanos);
  }
}
