package dev.orchard.training;

import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.registry.Lease;
import dev.orchard.registry.Leases;
import dev.orchard.registry.ModelRegistry;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Begins trainings so that all processes on one store train a model once at a time, each within a
 * time limit. For many threads.
 */
public final class LeasedTrainings implements AutoCloseable {
  /** One renews leases though another waits for storage. */
  private static final int THREADS = 2;

  private final ModelRegistry registry;
  private final Leases leases;
  private final TrainingLimits limits;
  private final Pauses pauses;
  private final ScheduledExecutorService timer =
      Executors.newScheduledThreadPool(THREADS, LeasedTrainings::thread);

  /**
   * Trainings on a registry.
   *
   * @param leases on the registry's store
   * @param limits of each training
   */
  public LeasedTrainings(ModelRegistry registry, Leases leases, TrainingLimits limits) {
    this(registry, leases, limits, Pauses.sleeping());
  }

  LeasedTrainings(ModelRegistry registry, Leases leases, TrainingLimits limits, Pauses pauses) {
    this.registry = registry;
    this.leases = leases;
    this.limits = limits;
    this.pauses = pauses;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "training-lease");
    thread.setDaemon(true);
    return thread;
  }

  /** What came of a wish to train. */
  public sealed interface Beginning {}

  /** A training that is to be finished by whoever began it, or given up. */
  public record Begun(LeasedTraining training) implements Beginning {}

  /** The model is being trained already, maybe by another process. */
  public record UnderWay(Run run) implements Beginning {}

  /**
   * Begins a training, whose run is stored, unless one of this model is under way.
   *
   * @throws UnavailableException if storage fails
   */
  public Beginning begin(TrainingPipeline pipeline, ModelSpec spec, OrganizationId organization) {
    Run run = pipeline.prepare(spec, organization);
    Leases.Answer answer = leases.acquire(organization, spec.name(), run.id());
    if (answer instanceof Leases.Held held) {
      return new UnderWay(underWay(run, held.run()));
    }
    Leases.Acquired acquired = (Leases.Acquired) answer;
    acquired.before().ifPresent(silent -> markInterrupted(run, silent));
    store(run, acquired.lease());
    LeasedTraining training =
        new LeasedTraining(pipeline, spec, run, acquired.lease(), registry, pauses);
    training.keepAlive(timer, limits);
    return new Begun(training);
  }

  /** Its run may not be stored yet, as the lease comes first. */
  private Run underWay(Run wanted, RunId other) {
    try {
      return registry.getRun(wanted.organization(), wanted.model(), other);
    } catch (NotFoundException e) {
      return Run.started(other, wanted.organization(), wanted.model(), wanted.started(), Map.of());
    }
  }

  private void store(Run run, Lease lease) {
    try {
      registry.putRun(run);
    } catch (UnavailableException e) {
      lease.close();
      throw e;
    }
  }

  /** Writes down what is shown of a run that lost its lease. */
  private void markInterrupted(Run successor, RunId silent) {
    try {
      Run shown = registry.getRun(successor.organization(), successor.model(), silent);
      if (shown.status() == Run.Status.INTERRUPTED) {
        registry.putRun(shown);
      }
    } catch (NotFoundException | UnavailableException e) {
      System.getLogger(LeasedTrainings.class.getName())
          .log(System.Logger.Level.INFO, "Run " + silent + " could not be marked interrupted", e);
    }
  }

  /** Stops renewing leases; trainings under way are to be ended before. */
  @Override
  public void close() {
    timer.shutdownNow();
  }
}
