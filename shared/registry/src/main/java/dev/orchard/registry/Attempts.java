package dev.orchard.registry;

import dev.orchard.model.UnavailableException;
import java.time.Duration;

/** Counts the attempts at one undertaking and pauses between them. Used by one thread. */
final class Attempts {
  private final RetryPolicy policy;
  private final Pause pause;
  private final long begun;
  private int failed;

  Attempts(RetryPolicy policy, Pause pause) {
    this.policy = policy;
    this.pause = pause;
    this.begun = pause.nanoTime();
  }

  /** How many attempts have failed. */
  int failed() {
    return failed;
  }

  /**
   * Notes a failed attempt and pauses before the next.
   *
   * @return whether there is time for a next attempt
   * @throws UnavailableException if the thread is interrupted; its flag stays set
   */
  boolean pauseBeforeNext() {
    failed++;
    long left = policy.total().toNanos() - (pause.nanoTime() - begun);
    if (left <= 0) {
      return false;
    }
    try {
      pause.upTo(Math.min(policy.ceilingNanos(failed), left));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("Waiting for storage was cut short", Duration.ofSeconds(1), e);
    }
  }
}
