package dev.orchard.registry;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Pauses that take no time; a clock of its own goes on by the same step with each. */
record CountedPause(AtomicLong nanos, Duration step) implements Pause {

  @Override
  public void upTo(long ceilingNanos) {
    nanos.addAndGet(step.toNanos());
  }

  @Override
  public long nanoTime() {
    return nanos.get();
  }
}
