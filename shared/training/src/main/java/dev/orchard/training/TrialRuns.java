package dev.orchard.training;

import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.ModelRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** Keeps every trial of a search as a run of its own, tagged with the run that it is part of. */
final class TrialRuns implements HyperparameterSearch.TrialListener {
  private final ModelRegistry registry;
  private final Clock clock;
  private final Run parent;
  private Instant started;

  TrialRuns(ModelRegistry registry, Clock clock, Run parent) {
    this.registry = registry;
    this.clock = clock;
    this.parent = parent;
    this.started = clock.instant();
  }

  @Override
  public void tried(HyperparameterSearch.Trial trial) {
    Instant now = clock.instant();
    Map<String, String> parameters = new TreeMap<>(parent.parameters());
    parameters.putAll(trial.settings().hyperparameters().words());
    Map<String, String> tags = new TreeMap<>(parent.tags());
    tags.put(Run.PARENT, parent.id().value());
    tags.put(Run.TRIAL, Integer.toString(trial.number()));
    String metric = trial.metric().word();
    Run run =
        Run.started(
                RunId.at(started, ThreadLocalRandom.current().nextInt()),
                parent.organization(),
                parent.model(),
                started,
                parameters)
            .withTags(tags)
            .tried(
                now,
                trial.isMeasured() ? Map.of(metric, trial.value()) : Map.of(),
                trial.isMeasured()
                    ? String.format(
                        Locale.ROOT, "%s %.6g by cross-validation", metric, trial.value())
                    : metric + " could not be measured");
    started = now;
    store(run);
  }

  /** A trial that cannot be stored is no reason to stop a training. */
  private void store(Run run) {
    try {
      registry.putRun(run);
    } catch (UnavailableException e) {
      System.getLogger(TrialRuns.class.getName())
          .log(System.Logger.Level.WARNING, "A trial could not be stored", e);
    }
  }
}
