package dev.orchard.mlflow;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Lets time pass between two attempts; tests put their own in its place. */
@FunctionalInterface
interface Pause {
  /** Waits up to so long, a time drawn by chance, so that many clients do not come back at once. */
  void upTo(Duration ceiling) throws InterruptedException;

  /** Sleeps. */
  static Pause sleeping() {
    return Sleeping.INSTANCE;
  }

  /** The real thing. */
  enum Sleeping implements Pause {
    INSTANCE;

    @Override
    public void upTo(Duration ceiling) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(ceiling.toNanos() + 1));
    }
  }
}
