package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Run;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells an MLflow server of runs, versions and aliases. Everything is found again by the tags
 * {@value #RUN_TAG} and {@value #VERSION_TAG}, so that telling twice changes nothing and telling
 * again completes what broke off; {@value #COMPLETE_TAG} is set last. Nothing is thrown: a mirror
 * that is out of order must not stop what it mirrors. For many threads.
 */
public final class RunMirror {
  /** On runs: Orchard's id. */
  public static final String RUN_TAG = "orchard.run_id";

  /** On runs and registered versions: Orchard's id. */
  public static final String VERSION_TAG = "orchard.version";

  static final String COMPLETE_TAG = "orchard.complete";

  private static final String MODEL_FOLDER = "model";

  private final Experiments experiments;
  private final Artifacts artifacts;
  private final RegisteredModels models;
  private final Optional<String> experiment;

  /**
   * A mirror.
   *
   * @param experiment that runs are logged to; empty: each model has its own, named as the model is
   *     registered
   */
  public RunMirror(MlflowServer server, Optional<String> experiment) {
    this(server, experiment, Pause.sleeping());
  }

  RunMirror(MlflowServer server, Optional<String> experiment, Pause pause) {
    MlflowHttp http = new MlflowHttp(server, pause);
    this.experiments = new Experiments(http);
    this.artifacts = new Artifacts(http);
    this.models = new RegisteredModels(http);
    this.experiment = experiment;
  }

  /**
   * The name under which a model is registered: organization, a dot, model. Neither may hold a dot,
   * and MLflow allows no slash.
   */
  public static String registeredName(OrganizationId organization, ModelName model) {
    return organization.value() + "." + model.value();
  }

  /**
   * Tells of a run that has ended.
   *
   * @param version that it made, if it made one that still exists
   */
  public MirrorReport record(Run run, Optional<MirroredVersion> version) {
    MirrorSteps steps = new MirrorSteps();
    Optional<TrackedRun> tracked = steps.take("of the run", () -> requireRun(run));
    if (tracked.isEmpty()) {
      version.ifPresent(made -> steps.skip("of version " + made.manifest().version()));
      return steps.report();
    }
    if (tracked.get().tags().containsKey(COMPLETE_TAG)) {
      return MirrorReport.COMPLETE;
    }
    String id = tracked.get().id();
    steps.run("its parameters and metrics", () -> logContents(id, run, version));
    version.ifPresent(made -> recordVersion(steps, tracked.get(), made));
    steps.run("how the run ended", () -> end(id, run, steps.allDone()));
    return steps.report();
  }

  private TrackedRun requireRun(Run run) {
    String name = experiment.orElseGet(() -> registeredName(run.organization(), run.model()));
    String id = experiments.require(name);
    return experiments
        .findRun(id, RUN_TAG, run.id().value())
        .orElseGet(
            () ->
                experiments.createRun(
                    id,
                    run.id().value(),
                    run.started(),
                    Map.of(RUN_TAG, run.id().value(), "mlflow.source.name", "orchard")));
  }

  private void logContents(String id, Run run, Optional<MirroredVersion> version) {
    Map<String, Double> finite = new TreeMap<>(run.metrics());
    finite.values().removeIf(value -> !Double.isFinite(value));
    experiments.log(
        id, run.parameters(), finite, tags(run, version), run.finished().orElse(run.started()));
  }

  private static Map<String, String> tags(Run run, Optional<MirroredVersion> version) {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("orchard.organization", run.organization().value());
    tags.put("orchard.model", run.model().value());
    tags.put("orchard.status", run.status().word());
    tags.put("orchard.outcome", run.outcome());
    run.error().ifPresent(error -> tags.put("orchard.error", error));
    version.ifPresent(
        made -> {
          tags.put(VERSION_TAG, made.manifest().version().value());
          tags.put("orchard.model_type", made.manifest().modelType());
          tags.put("orchard.data_fingerprint", made.manifest().lineage().dataFingerprint());
          tags.put("orchard.code_version", made.manifest().lineage().codeVersion());
          tags.put("mlflow.user", made.manifest().lineage().trainedBy());
        });
    tags.values().removeIf(String::isEmpty);
    return tags;
  }

  private void recordVersion(MirrorSteps steps, TrackedRun run, MirroredVersion version) {
    steps.run("its artifacts", () -> upload(run, version));
    steps.run("of version " + version.manifest().version(), () -> register(run, version));
  }

  private void upload(TrackedRun run, MirroredVersion version) {
    ArtifactFolder folder =
        ArtifactFolder.of(run.artifacts())
            .orElseThrow(
                () ->
                    new MlflowException(
                        Reason.UNSUPPORTED,
                        "The MLflow server does not take artifacts itself; it does when started"
                            + " with --artifacts-destination"))
            .folder(MODEL_FOLDER);
    version.names().forEach(name -> artifacts.put(folder, name, version.file().apply(name)));
  }

  private void register(TrackedRun run, MirroredVersion version) {
    String name = registeredName(version.manifest().organization(), version.manifest().model());
    String id = version.manifest().version().value();
    models.require(name);
    if (models.find(name, VERSION_TAG, id).isEmpty()) {
      String source = run.artifacts() + "/" + MODEL_FOLDER;
      models.create(name, source, run.id(), Map.of(VERSION_TAG, id));
    }
  }

  private void end(String id, Run run, boolean complete) {
    String status =
        switch (run.status()) {
          case SUCCEEDED, LOST, TRIED -> "FINISHED";
          case FAILED -> "FAILED";
          case INTERRUPTED -> "KILLED";
          case RUNNING -> "RUNNING";
        };
    experiments.endRun(id, status, run.finished().orElse(run.started()));
    if (complete) {
      experiments.log(id, Map.of(), Map.of(), Map.of(COMPLETE_TAG, "true"), run.started());
    }
  }

  /**
   * Lets the server's aliases be Orchard's: sets those that differ and takes away those that
   * Orchard has no more. Aliases of versions that did not come from Orchard are left alone.
   */
  public MirrorReport alignAliases(
      OrganizationId organization, ModelName model, Map<Alias, VersionId> aliases) {
    MirrorSteps steps = new MirrorSteps();
    String name = registeredName(organization, model);
    Optional<Map<String, String>> theirs = steps.take("its aliases", () -> models.aliases(name));
    if (theirs.isPresent()) {
      aliases.forEach(
          (alias, version) ->
              steps.run(
                  "its alias " + alias,
                  () -> align(name, alias.value(), version, theirs.get().get(alias.value()))));
      theirs.get().keySet().stream()
          .filter(alias -> aliases.keySet().stream().noneMatch(a -> a.value().equals(alias)))
          .forEach(
              alias ->
                  steps.run(
                      "that alias " + alias + " is gone",
                      () -> removeOurs(name, alias, theirs.get().get(alias))));
    }
    return steps.report();
  }

  private void align(String name, String alias, VersionId version, String theirs) {
    RegisteredVersion registered =
        models
            .find(name, VERSION_TAG, version.value())
            .orElseThrow(
                () ->
                    new MlflowException(
                        Reason.NOT_FOUND,
                        "Version " + version + " is not registered on the MLflow server"));
    if (!registered.version().equals(theirs)) {
      models.setAlias(name, alias, registered.version());
    }
  }

  private void removeOurs(String name, String alias, String version) {
    if (models.version(name, version).tags().containsKey(VERSION_TAG)) {
      models.removeAlias(name, alias);
    }
  }
}
