package dev.orchard.functions.train;

import dev.orchard.model.ConflictException;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import dev.orchard.web.observation.AuditLog;
import dev.orchard.web.observation.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The trainings under way in this process: at most one a model, and few at once, as each uses every
 * core. Others wait their turn; beyond {@link #MOST} they are refused.
 */
final class Trainings implements AutoCloseable {
  static final int MOST = 16;
  private static final int AT_ONCE = 2;
  private static final long STOP_SECONDS = 5;

  private final Trainer trainer;
  private final ModelRegistry registry;
  private final AuditLog audit;
  private final Metrics metrics;
  private final Clock clock;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Trainings::thread);
  private final Map<Key, Run> underWay = new HashMap<>(); // guarded by itself

  private record Key(OrganizationId organization, ModelName model) {}

  /**
   * A training that has begun.
   *
   * @param run as it began
   * @param end completes with the run as it ended
   */
  record Begun(Run run, CompletableFuture<Run> end) {}

  Trainings(Trainer trainer, ModelRegistry registry, AuditLog audit, Metrics metrics, Clock clock) {
    this.trainer = trainer;
    this.registry = registry;
    this.audit = audit;
    this.metrics = metrics;
    this.clock = clock;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "training");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins a training in the background.
   *
   * @throws ConflictException if one of this model is under way; the message names its run
   * @throws UnavailableException if too many wait already
   */
  Begun begin(SpecLibrary.Found found, OrganizationId organization, String who) {
    Key key = new Key(organization, found.spec().name());
    Run run;
    synchronized (underWay) {
      Run other = underWay.get(key);
      if (other != null) {
        throw new ConflictException(
            "The model \"" + key.model() + "\" is being trained already, in run " + other.id());
      }
      if (underWay.size() >= MOST) {
        throw new UnavailableException(
            "Too many trainings are waiting", Duration.ofMinutes(1), null);
      }
      run = trainer.start(found, organization);
      underWay.put(key, run);
    }
    return new Begun(run, CompletableFuture.supplyAsync(() -> work(key, run, found, who), workers));
  }

  private Run work(Key key, Run run, SpecLibrary.Found found, String who) {
    try {
      Run ended = trainer.finish(run, found, who);
      metrics.training(ended.status().word());
      audit(ended, who);
      return ended;
    } finally {
      synchronized (underWay) {
        underWay.remove(key);
      }
    }
  }

  private void audit(Run ended, String who) {
    Map<String, String> details =
        Map.of("run", ended.id().value(), "status", ended.status().word());
    audit.record(event(Action.TRAINED, ended, who, details));
    if (ended.status() == Run.Status.SUCCEEDED) {
      audit.record(event(Action.PROMOTED, ended, who, Map.of("alias", "champion")));
    }
  }

  private static AuditEvent event(Action action, Run run, String who, Map<String, String> details) {
    String reason = run.error().orElse(run.outcome());
    return new AuditEvent(
        action, run.organization(), run.model(), run.version(), who, reason, details);
  }

  /** Interrupts what is under way, and marks those runs that do not end by themselves in time. */
  @Override
  public void close() {
    Map<Key, Run> left;
    synchronized (underWay) {
      workers.shutdownNow();
      left = new HashMap<>(underWay);
    }
    try {
      workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (Run run : left.values()) {
      Run stored = registry.getRun(run.organization(), run.model(), run.id());
      if (!stored.isFinished()) {
        registry.putRun(
            stored.ended(Run.Status.INTERRUPTED, clock.instant(), "The process was stopped"));
      }
    }
  }
}
