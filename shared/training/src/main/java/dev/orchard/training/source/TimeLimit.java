package dev.orchard.training.source;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Reads in a thread of its own, which can be given up when the limit is over or the caller is
 * interrupted: a database's driver blocks in native code or on a socket, where no interruption
 * reaches it.
 */
final class TimeLimit {
  /** How long a read that was told to stop may take to do so. */
  private static final long STOP_SECONDS = 10;

  private final Duration limit;

  TimeLimit(Duration limit) {
    this.limit = limit;
  }

  /**
   * Reads.
   *
   * @param cancel makes a read that blocks end soon; called from the caller's thread, at most once
   * @throws TrainingException by the read itself, or if the time is over or the caller interrupted,
   *     who stays so
   */
  <T> T call(Callable<T> read, Runnable cancel) {
    AtomicBoolean interrupted = new AtomicBoolean();
    FutureTask<T> task =
        new FutureTask<>(
            () -> {
              try {
                return read.call();
              } finally {
                interrupted.set(Thread.currentThread().isInterrupted());
              }
            });
    Thread thread = new Thread(task, "training-source");
    thread.setDaemon(true);
    thread.start();
    try {
      T result = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      passOn(interrupted);
      return result;
    } catch (TimeoutException e) {
      stop(thread, cancel);
      throw new TrainingException(
          Reason.TIMED_OUT,
          "The query took longer than "
              + limit.toSeconds()
              + " seconds, the spec's source.timeout_seconds");
    } catch (InterruptedException e) {
      stop(thread, cancel);
      Thread.currentThread().interrupt();
      throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
    } catch (ExecutionException e) {
      passOn(interrupted);
      throw unwrapped(e);
    }
  }

  /** Whoever listens to progress may interrupt the thread that tells of it: the caller is meant. */
  private static void passOn(AtomicBoolean interrupted) {
    if (interrupted.get()) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Thread thread, Runnable cancel) {
    thread.interrupt();
    cancel.run();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(STOP_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException failure) {
      return failure;
    }
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return new IllegalStateException("sources throw unchecked only", e.getCause());
  }
}
