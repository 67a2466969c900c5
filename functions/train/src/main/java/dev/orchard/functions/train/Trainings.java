package dev.orchard.functions.train;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import dev.orchard.web.observation.AuditLog;
import dev.orchard.web.observation.Metrics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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
  private static final String STOPPED = "The process was stopped";

  private final Trainer trainer;
  private final AuditLog audit;
  private final Metrics metrics;
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Trainings::thread);
  private final Map<Key, Active> underWay = new HashMap<>(); // guarded by itself

  private record Key(OrganizationId organization, ModelName model) {}

  /** Begun here and not ended; its end completes as the run ends. */
  private record Active(Run run, Trainer.Work work, CompletableFuture<Run> end) {}

  /**
   * A training that was asked for.
   *
   * @param run as it began
   * @param end completes with the run as it ended; empty if another process works on it
   * @param wasUnderWay whether somebody else had begun it before
   */
  record Asked(Run run, Optional<CompletableFuture<Run>> end, boolean wasUnderWay) {}

  Trainings(Trainer trainer, AuditLog audit, Metrics metrics) {
    this.trainer = trainer;
    this.audit = audit;
    this.metrics = metrics;
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "training");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Begins a training in the background, or joins the one of this model that is under way.
   *
   * @throws UnavailableException if too many wait already
   */
  Asked ask(SpecLibrary.Found found, OrganizationId organization, String who) {
    Key key = new Key(organization, found.spec().name());
    Active active;
    synchronized (underWay) {
      Active other = underWay.get(key);
      if (other != null) {
        return new Asked(other.run(), Optional.of(other.end()), true);
      }
      if (underWay.size() >= MOST) {
        throw new UnavailableException(
            "Too many trainings are waiting", Duration.ofMinutes(1), null);
      }
      Trainer.Beginning beginning = trainer.begin(found, organization);
      if (beginning instanceof Trainer.UnderWay elsewhere) {
        return new Asked(elsewhere.run(), Optional.empty(), true);
      }
      Trainer.Begun begun = (Trainer.Begun) beginning;
      active = new Active(begun.run(), begun.work(), new CompletableFuture<>());
      underWay.put(key, active);
    }
    workers.execute(() -> work(key, active, who));
    return new Asked(active.run(), Optional.of(active.end()), false);
  }

  private void work(Key key, Active active, String who) {
    try {
      Run ended = active.work().finish(who);
      metrics.training(ended.status().word());
      audit(ended, who);
      active.end().complete(ended);
    } catch (RuntimeException | Error e) {
      System.getLogger(Trainings.class.getName())
          .log(System.Logger.Level.ERROR, "Run " + active.run().id() + " broke off", e);
      active.end().completeExceptionally(e);
    } finally {
      synchronized (underWay) {
        underWay.remove(key);
      }
    }
  }

  /** Has a run of this process end soon; nothing if it is none of this process. */
  void stop(RunId run, String why) {
    synchronized (underWay) {
      underWay.values().stream()
          .filter(active -> active.run().id().equals(run))
          .forEach(active -> active.work().stop(why));
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

  /**
   * Stops what is under way, and marks those runs that do not end by themselves in time or whose
   * end could not be stored. A training interrupts itself when it is stopped; until time is up its
   * thread must not be interrupted once more from here, when it may be storing its end.
   */
  @Override
  public void close() {
    Map<Key, Active> left;
    synchronized (underWay) {
      left = new HashMap<>(underWay);
      left.values().forEach(active -> active.work().stop(STOPPED));
      workers.shutdown();
    }
    try {
      workers.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    workers.shutdownNow();
    left.values().stream()
        .filter(active -> !active.end().isDone() || active.end().isCompletedExceptionally())
        .forEach(Trainings::abandon);
  }

  private static void abandon(Active active) {
    try {
      active.work().abandon(STOPPED);
    } catch (RuntimeException e) {
      System.getLogger(Trainings.class.getName())
          .log(System.Logger.Level.ERROR, "Run " + active.run().id() + " was not marked", e);
    }
  }
}
