package dev.orchard.registry;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The passing of time as retries see it; tests put their own in its place. */
interface Pause {

  /** Lets up to so many nanoseconds pass, a number drawn by chance. */
  void upTo(long ceilingNanos) throws InterruptedException;

  /** A reading of a clock that never goes back, in nanoseconds from an arbitrary origin. */
  long nanoTime();

  /** Sleeps. */
  static Pause sleeping() {
    return Sleeping.INSTANCE;
  }

  /** The real thing. */
  enum Sleeping implements Pause {
    INSTANCE;

    @Override
    public void upTo(long ceilingNanos) throws InterruptedException {
      TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(ceilingNanos + 1));
    }

    @Override
    public long nanoTime() {
      return System.nanoTime();
    }
  }
}
