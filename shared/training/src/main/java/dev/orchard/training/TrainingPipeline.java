package dev.orchard.training;

import dev.orchard.model.Alias;
import dev.orchard.model.OrchardException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Task;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ClassWeights;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.Search;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.VersionContent;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.ColumnKind;
import dev.orchard.training.source.ColumnRequest;
import dev.orchard.training.source.TableRequest;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.Trainer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Trains a model from its spec: source, encoding, hold-out, forest, calibration, measures, gate,
 * version, alias. Whatever happens, the run tells of it. For many threads.
 */
public final class TrainingPipeline {
  private static final System.Logger LOG = System.getLogger(TrainingPipeline.class.getName());

  private static final String INTERRUPTED = "The training was interrupted";

  private final ModelRegistry registry;
  private final TrainingSourceFactory sources;
  private final Clock clock;
  private final TrainingEnvironment environment;
  private final RunListener listener;

  public TrainingPipeline(
      ModelRegistry registry,
      TrainingSourceFactory sources,
      Clock clock,
      TrainingEnvironment environment) {
    this(registry, sources, clock, environment, RunListener.none());
  }

  private TrainingPipeline(
      ModelRegistry registry,
      TrainingSourceFactory sources,
      Clock clock,
      TrainingEnvironment environment,
      RunListener listener) {
    this.registry = registry;
    this.sources = sources;
    this.clock = clock;
    this.environment = environment;
    this.listener = listener;
  }

  /** The same pipeline, telling of every run that has ended. */
  public TrainingPipeline telling(RunListener told) {
    return new TrainingPipeline(registry, sources, clock, environment, told);
  }

  /** Starts a run and finishes it: {@link #start}, then {@link #finish}. */
  public Run train(
      ModelSpec spec, OrganizationId organization, String who, ProgressListener progress) {
    return finish(start(spec, organization), spec, who, progress);
  }

  /** Stores a run that is about to be worked on, for whoever wants to follow it. */
  public Run start(ModelSpec spec, OrganizationId organization) {
    Run run = prepare(spec, organization);
    registry.putRun(run);
    return run;
  }

  /** A run that begins now; not stored yet. */
  public Run prepare(ModelSpec spec, OrganizationId organization) {
    Instant now = clock.instant();
    RunId id = RunId.at(now, ThreadLocalRandom.current().nextInt());
    return Run.started(id, organization, spec.name(), now, parameters(spec))
        .withTags(RunTags.of(spec))
        .withSpec(spec.text());
  }

  /**
   * Trains, publishes and promotes as the gate decides, and stores how the run ended.
   *
   * @param who asked for it, for lineage and history
   * @return the run as it ended; a failure is told by its status and error, not thrown
   * @throws dev.orchard.model.UnavailableException if the run's end cannot be stored
   */
  public Run finish(Run run, ModelSpec spec, String who, ProgressListener progress) {
    Run ended = work(run, spec, who, progress, TrainingGuard.none());
    // An interrupted thread cannot write files: their channels close under it.
    boolean interrupted = Thread.interrupted();
    try {
      registry.putRun(ended);
      // A process that is being stopped has no time left for others.
      return interrupted ? ended : withWarning(ended);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * Trains, publishes and promotes as the gate decides.
   *
   * @param guard asked before the model is changed, and why the training was stopped if it was
   * @return the run as it ended, which is not stored yet
   */
  Run work(Run run, ModelSpec spec, String who, ProgressListener progress, TrainingGuard guard) {
    return ended(spec, who, new RunProgress(registry, progress, clock, run), guard);
  }

  Clock clock() {
    return clock;
  }

  /** Tells the listener of the run, and stores with it what came of that. */
  Run withWarning(Run ended) {
    Optional<Run> warned = listener.ended(ended).map(ended::withWarning);
    warned.ifPresent(registry::putRun);
    return warned.orElse(ended);
  }

  private Run ended(ModelSpec spec, String who, RunProgress progress, TrainingGuard guard) {
    try {
      return attempt(spec, who, progress, guard);
    } catch (RuntimeException | OutOfMemoryError e) {
      Run run = progress.run();
      RunEnd end = RunEnd.of(e, guard.stopped());
      Throwable cause = e instanceof OrchardException ? e.getCause() : e;
      LOG.log(end.level(), "Run " + run.id() + " " + end.status().word() + ": " + end.why(), cause);
      return run.ended(end.status(), clock.instant(), end.why());
    }
  }

  private static void stopIfInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new TrainingException(Reason.INTERRUPTED, INTERRUPTED);
    }
  }

  private Run attempt(ModelSpec given, String who, RunProgress progress, TrainingGuard guard) {
    Run run = progress.run();
    ModelSpec spec = given;
    if (spec.task() == Task.FORECAST) {
      throw new TrainingException(Reason.UNSUPPORTED, "Forecasts cannot be trained yet");
    }
    TrainingTable table = sources.open(spec.source()).read(request(run, spec), progress);
    run = progress.hasRead(table.fingerprint());
    DataCheck data = new DataCheck(spec.features(), table);
    data.requireValues();
    SchemaColumns.requireComplete(spec.features(), table);
    LabelCodes labels = LabelCodes.of(table.label(), spec.label());
    HoldOut holdOut = HoldOut.of(spec.training(), table, labels);
    List<String> warnings = new ArrayList<>(data.warnings());
    labels.warning().ifPresent(text -> warnings.add("The label: " + text));
    progress.hasFound(warnings);
    if (given.training().search().isPresent()) {
      spec = searched(given, table, labels, holdOut.training(), progress);
      run = progress.run();
    }
    Candidate candidate =
        new CandidateTraining(spec, Trainer.of(spec.training().algorithm()), threads(spec))
            .fit(table, labels, holdOut.training(), progress);

    progress.progress("measuring", 0, 1);
    stopIfInterrupted();
    HeldOutRows heldOut = new HeldOutRows(table, holdOut.test(), labels);
    HeldOutAnswers answers = heldOut.answers(candidate.scorer(), spec.training().seed());
    warnings.addAll(new LeakageCheck(candidate.encoder(), table, labels).warnings(holdOut));
    Optional<ChampionMeasures> champion =
        ChampionMeasures.find(registry, run.organization(), spec.name(), heldOut);
    GateDecision decision = GateDecision.of(spec.gates(), answers.metrics(), champion);
    champion.flatMap(ChampionMeasures::warning).ifPresent(warnings::add);
    progress.hasFound(warnings);

    progress.progress("publishing", 0, 1);
    VersionContent content =
        new VersionDraft(run, spec, environment.codeVersion(), who, table, holdOut)
            .content(
                candidate,
                answers,
                ImportanceReport.of(spec, candidate, table, labels, holdOut.test()),
                warnings,
                clock.instant());
    stopIfInterrupted();
    guard.requireMayChange();
    VersionId version = registry.publish(run.organization(), spec.name(), content);
    if (decision.passed()) {
      registry.promote(
          run.organization(),
          spec.name(),
          version,
          Alias.CHAMPION,
          who,
          decision.reason(),
          guard::requireMayChange);
    }
    Run.Status status = decision.passed() ? Run.Status.SUCCEEDED : Run.Status.LOST;
    String warning = labels.warning().map(text -> " Warning: " + text).orElse("");
    String outcome = decision.reason() + warning;
    return progress.run().finished(status, clock.instant(), version, answers.named(), outcome);
  }

  /** The spec with the best hyperparameters that its search finds; the run is told of them. */
  private ModelSpec searched(
      ModelSpec spec, TrainingTable table, LabelCodes labels, int[] rows, RunProgress progress) {
    Search search = spec.training().search().orElseThrow();
    TrialRuns trials = new TrialRuns(registry, clock, progress.run());
    HyperparameterSearch.Trial best =
        new HyperparameterSearch(spec, search, threads(spec), trials)
            .best(table, labels, rows, progress);
    ModelSpec chosen = spec.with(best.settings());
    Map<String, String> parameters = parameters(chosen);
    parameters.put("search", best.summary(search));
    progress.hasChosen(parameters);
    return chosen;
  }

  private static TableRequest request(Run run, ModelSpec spec) {
    ColumnKind labelKind =
        spec.task() == Task.CLASSIFICATION ? ColumnKind.CATEGORY : ColumnKind.NUMBER;
    return new TableRequest(
        SchemaColumns.requests(spec.features(), spec.training().timeColumn()),
        new ColumnRequest(spec.label().name(), labelKind),
        run.organization().value(),
        run.started(),
        spec.training().minimumRows());
  }

  private int threads(ModelSpec spec) {
    return Math.min(environment.threads(), spec.training().threads().orElse(environment.threads()));
  }

  private static Map<String, String> parameters(ModelSpec spec) {
    TrainingSettings settings = spec.training();
    Map<String, String> parameters = new TreeMap<>(settings.hyperparameters().words());
    parameters.put("test_fraction", Double.toString(settings.testFraction()));
    parameters.put("minimum_rows", Integer.toString(settings.minimumRows()));
    parameters.put("seed", Long.toString(settings.seed()));
    if (!settings.classWeights().equals(ClassWeights.NONE)) {
      parameters.put("class_weight", settings.classWeights().text());
    }
    return parameters;
  }
}
