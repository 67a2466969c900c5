package dev.orchard.training;

import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunActivity;
import dev.orchard.registry.ModelRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Passes progress on, and stores what the run is doing now and then: an object may be written about
 * once a second on Cloud Storage.
 */
final class RunProgress implements ProgressListener {
  /** How often one phase tells of itself. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  /** How soon a new phase does. */
  private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

  /** Growing trees is nearly all of the work, or after a search its last part. */
  private static final double READ = 0.1;

  private static final double SEARCHED = 0.7;
  private static final double GROWN = 0.9;

  private final ModelRegistry registry;
  private final ProgressListener listener;
  private final Clock clock;
  private Run run;
  private Instant stored;
  private double beforeTrees = READ;

  RunProgress(ModelRegistry registry, ProgressListener listener, Clock clock, Run run) {
    this.registry = registry;
    this.listener = listener;
    this.clock = clock;
    this.run = run;
    this.stored = run.started();
  }

  /** The run as far as it has come. */
  synchronized Run run() {
    return run;
  }

  /** Notes the data's fingerprint, which is stored with the next progress. */
  synchronized Run hasRead(String fingerprint) {
    run = run.withDataFingerprint(fingerprint);
    return run;
  }

  /** Notes what people should know, which is stored with the run's end. */
  synchronized void hasFound(List<String> warnings) {
    run = run.withWarnings(warnings);
  }

  /** Notes what a search has chosen, which is stored with the next progress. */
  synchronized Run hasChosen(Map<String, String> parameters) {
    run = run.withParameters(parameters);
    return run;
  }

  @Override
  public void progress(String stage, long done, long total) {
    listener.progress(stage, done, total);
    note(stage, done, total);
  }

  private synchronized void note(String stage, long done, long total) {
    Instant now = clock.instant();
    RunActivity activity = new RunActivity(stage, done, total, now);
    boolean isNew = run.activity().filter(before -> before.phase().equals(stage)).isEmpty();
    run = run.withProgress(Math.max(run.progress(), share(activity)), activity);
    if (now.isAfter(stored.plus(isNew ? LEAST_INTERVAL : INTERVAL))) {
      stored = now;
      store();
    }
  }

  private double share(RunActivity activity) {
    double part = (double) activity.done() / Math.max(1, activity.total());
    if (activity.phase().equals(TRYING_HYPERPARAMETERS)) {
      beforeTrees = SEARCHED;
      return READ + (SEARCHED - READ) * part;
    }
    if (activity.isGrowingTrees()) {
      return beforeTrees + (GROWN - beforeTrees) * part;
    }
    boolean isGrown = run.progress() > beforeTrees;
    return isGrown ? GROWN : 0;
  }

  /** Progress that cannot be stored is no reason to stop a training. */
  private void store() {
    try {
      registry.putRun(run);
    } catch (UnavailableException e) {
      System.getLogger(RunProgress.class.getName())
          .log(System.Logger.Level.WARNING, "The progress of a run could not be stored", e);
    }
  }
}
