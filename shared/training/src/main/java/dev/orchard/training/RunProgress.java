package dev.orchard.training;

import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.ModelRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Passes progress on, and stores the run's share of work done now and then: an object may be
 * written about once a second on Cloud Storage.
 */
final class RunProgress implements ProgressListener {
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** Growing trees is nearly all of the work. */
  private static final double BEFORE_TREES = 0.1;

  private static final double TREES = 0.8;

  private final ModelRegistry registry;
  private final ProgressListener listener;
  private final Clock clock;
  private final Run run;
  private Instant stored;

  RunProgress(ModelRegistry registry, ProgressListener listener, Clock clock, Run run) {
    this.registry = registry;
    this.listener = listener;
    this.clock = clock;
    this.run = run;
    this.stored = run.started();
  }

  @Override
  public void progress(String stage, long done, long total) {
    listener.progress(stage, done, total);
    Instant now = clock.instant();
    if (stage.equals("growing trees") && now.isAfter(stored.plus(INTERVAL))) {
      stored = now;
      store(BEFORE_TREES + TREES * done / total);
    }
  }

  /** Progress that cannot be stored is no reason to stop a training. */
  private void store(double share) {
    try {
      registry.putRun(run.withProgress(share));
    } catch (UnavailableException e) {
      System.getLogger(RunProgress.class.getName())
          .log(System.Logger.Level.WARNING, "The progress of a run could not be stored", e);
    }
  }
}
