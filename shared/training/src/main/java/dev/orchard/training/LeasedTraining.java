package dev.orchard.training;

import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.registry.Lease;
import dev.orchard.registry.LeaseLostException;
import dev.orchard.registry.ModelRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * One training that holds its model's lease until it has ended. Stopping it interrupts its thread;
 * what it would change afterwards is refused to it.
 */
public final class LeasedTraining implements TrainingGuard {
  private static final System.Logger LOG = System.getLogger(LeasedTraining.class.getName());

  /** A lease is renewed so often within its duration that a few failures do no harm. */
  private static final int BEATS = 6;

  private static final int STORE_ATTEMPTS = 8;

  private final TrainingPipeline pipeline;
  private final ModelSpec spec;
  private final Run run;
  private final Lease lease;
  private final ModelRegistry registry;
  private final Pauses pauses;

  private ScheduledExecutorService timer;
  private TrainingLimits limits;
  private Future<?> heartbeat;
  private Thread worker; // guarded by this, as is stop
  private Stop stop;

  LeasedTraining(
      TrainingPipeline pipeline,
      ModelSpec spec,
      Run run,
      Lease lease,
      ModelRegistry registry,
      Pauses pauses) {
    this.pipeline = pipeline;
    this.spec = spec;
    this.run = run;
    this.lease = lease;
    this.registry = registry;
    this.pauses = pauses;
  }

  void keepAlive(ScheduledExecutorService schedule, TrainingLimits within) {
    timer = schedule;
    limits = within;
    long interval = lease.duration().toNanos() / BEATS;
    heartbeat = timer.scheduleWithFixedDelay(this::beat, interval, interval, TimeUnit.NANOSECONDS);
  }

  /** The run as it began. */
  public Run run() {
    return run;
  }

  private void beat() {
    try {
      lease.renew().ifPresent(who -> stop(Run.Status.INTERRUPTED, "Cancelled by " + who));
    } catch (LeaseLostException e) {
      stop(Run.Status.INTERRUPTED, e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The lease of run " + run.id() + " was not renewed", e);
    }
  }

  /** Has the training end soon, unless it ends before. The first reason counts. */
  public synchronized void stop(Run.Status status, String why) {
    if (stop == null) {
      stop = new Stop(status, why);
      if (worker != null) {
        worker.interrupt();
      }
    }
  }

  @Override
  public synchronized Optional<Stop> stopped() {
    return Optional.ofNullable(stop);
  }

  @Override
  public void requireMayChange() {
    lease.requireHeld();
  }

  /**
   * Trains, in this thread, and gives the lease back.
   *
   * @return the run as it ended, stored; a failure is told by its status and error, not thrown
   * @throws UnavailableException if the run's end cannot be stored; the log has it
   */
  public Run finish(String who, ProgressListener progress) {
    Run ended = attempt(who, progress);
    // A process that is being stopped has no time left for others.
    boolean stops = Thread.currentThread().isInterrupted() || stopped().isPresent();
    return stops ? ended : pipeline.withWarning(ended);
  }

  private Run attempt(String who, ProgressListener progress) {
    Future<?> alarm = timer.schedule(this::timeOut, limits.time().toNanos(), TimeUnit.NANOSECONDS);
    try {
      Run ended = work(who, progress);
      // An interrupted thread cannot write files: their channels close under it.
      boolean interrupted = rest();
      store(ended);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      return ended;
    } finally {
      alarm.cancel(false);
      if (rest()) {
        Thread.currentThread().interrupt();
      }
      release();
    }
  }

  private void timeOut() {
    stop(
        Run.Status.FAILED,
        "Timed out after "
            + limits.time().toSeconds()
            + " s; ORCHARD_TRAINING_TIMEOUT_SECONDS allows for more");
  }

  private Run work(String who, ProgressListener progress) {
    Optional<Stop> early;
    synchronized (this) {
      early = stopped();
      worker = Thread.currentThread();
    }
    return early.isPresent()
        ? run.ended(early.get().status(), Instant.now(pipeline.clock()), early.get().why())
        : pipeline.work(run, spec, who, bounded(progress), this);
  }

  /** Every source tells how many rows it has read, and stops when its thread is interrupted. */
  private ProgressListener bounded(ProgressListener progress) {
    int columns = spec.features().size() + 1;
    return (phase, done, total) -> {
      if (phase.equals(ProgressListener.READING_ROWS)) {
        limits.refusal(done, columns).ifPresent(why -> stop(Run.Status.FAILED, why));
      }
      progress.progress(phase, done, total);
    };
  }

  /** From now on nobody interrupts this thread for us; tells whether somebody else has. */
  private synchronized boolean rest() {
    boolean ours = worker != null && stop != null;
    worker = null;
    boolean interrupted = Thread.interrupted();
    return interrupted && !ours;
  }

  /** Storage that fails may work again soon; until then this process alone knows of the end. */
  private void store(Run ended) {
    for (int attempt = 1; ; attempt++) {
      try {
        registry.putRun(ended);
        return;
      } catch (UnavailableException e) {
        String what = "Run " + run.id() + " ended as " + ended.status().word();
        String why = ended.error().orElse(ended.outcome());
        if (attempt == STORE_ATTEMPTS || !hasPaused(Duration.ofSeconds(1L << (attempt - 1)))) {
          LOG.log(System.Logger.Level.ERROR, what + ", which could not be stored: " + why, e);
          throw e;
        }
      }
    }
  }

  private boolean hasPaused(Duration duration) {
    try {
      pauses.pause(duration);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void release() {
    heartbeat.cancel(false);
    boolean interrupted = Thread.interrupted();
    lease.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ends a training that has not ended in time, or never got its turn: takes its lease from it, so
   * that it can change nothing any more, and marks its run.
   */
  public void abandon(String why) {
    stop(Run.Status.INTERRUPTED, why);
    release();
    Run shown = registry.getRun(run.organization(), run.model(), run.id());
    if (shown.status() == Run.Status.INTERRUPTED) {
      registry.putRun(shown.ended(Run.Status.INTERRUPTED, Instant.now(pipeline.clock()), why));
    }
  }
}
