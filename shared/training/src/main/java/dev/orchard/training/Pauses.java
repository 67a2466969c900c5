package dev.orchard.training;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits between attempts; tests do not. */
@FunctionalInterface
interface Pauses {
  void pause(Duration duration) throws InterruptedException;

  static Pauses sleeping() {
    return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
  }
}
