package dev.orchard.local.command;

import dev.orchard.audit.AuditLogs;
import dev.orchard.functions.train.MlflowRuns;
import dev.orchard.functions.train.SourcesOfSpecs;
import dev.orchard.local.console.Console;
import dev.orchard.local.console.Progress;
import dev.orchard.model.ConflictException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.Leases;
import dev.orchard.serving.Installation;
import dev.orchard.training.LeasedTraining;
import dev.orchard.training.LeasedTrainings;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingLimits;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.source.TrainingSources;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** One training from a spec file, with its progress shown. */
final class Training {
  private static final String WHO = "command-line";

  private final Installation installation;
  private final Console console;
  private final StopSignal stopSignal;
  private final Map<String, String> environment;

  Training(Installation installation, Surroundings surroundings) {
    this.installation = installation;
    this.console = surroundings.console();
    this.stopSignal = surroundings.stopSignal();
    this.environment = surroundings.environment();
  }

  static ModelSpec spec(Path file) throws IOException {
    try {
      return ModelSpecReader.read(Files.readString(file), file.getFileName().toString());
    } catch (NoSuchFileException e) {
      throw new UsageException("there is no spec " + file);
    }
  }

  Run train(Path file) throws IOException {
    ModelSpec spec = spec(file);
    OrganizationId organization = CommonOptions.organization(installation);
    Path folder = file.toAbsolutePath().getParent();
    TrainingPipeline pipeline =
        new TrainingPipeline(
                installation.registry(),
                new TrainingSources(
                    folder, SourcesOfSpecs.access(installation.configuration(), environment)),
                installation.clock(),
                TrainingEnvironment.ofThisMachine())
            .telling(MlflowRuns.listener(installation.configuration(), installation.registry()));
    Leases leases =
        new Leases(
            installation.store(),
            installation.clock(),
            installation.configuration().trainingLease());
    try (LeasedTrainings trainings =
            new LeasedTrainings(
                installation.registry(),
                leases,
                TrainingLimits.of(
                    installation.configuration().trainingTimeout(),
                    installation.configuration().trainingMaxRows()));
        Progress progress = new Progress(console, spec.name().value())) {
      LeasedTraining training = begun(trainings.begin(pipeline, spec, organization));
      Run run = Interruption.uponSignal(stopSignal, () -> training.finish(WHO, progress::show));
      audit(run);
      return run;
    }
  }

  private static LeasedTraining begun(LeasedTrainings.Beginning beginning) {
    if (beginning instanceof LeasedTrainings.UnderWay other) {
      Run run = other.run();
      throw new ConflictException(
          "The model \"" + run.model() + "\" is being trained already, in run " + run.id());
    }
    return ((LeasedTrainings.Begun) beginning).training();
  }

  private void audit(Run run) {
    AuditLogs.of(installation.configuration(), installation.log())
        .record(
            new AuditEvent(
                Action.TRAINED,
                run.organization(),
                run.model(),
                run.version(),
                WHO,
                run.error().orElse(run.outcome()),
                Map.of("run", run.id().value(), "status", run.status().word())));
  }

  static ExitCode codeOf(Run run) {
    return switch (run.status()) {
      case SUCCEEDED, TRIED -> ExitCode.OK;
      case LOST -> ExitCode.LOST;
      case FAILED, RUNNING -> ExitCode.FAILED;
      case INTERRUPTED -> ExitCode.INTERRUPTED;
    };
  }

  /** The run in a few lines. */
  static void print(Run run, Console console) {
    console.say(
        run.model()
            + ": "
            + run.status().word()
            + run.version().map(v -> ", version " + v.value()).orElse(""));
    run.metrics()
        .forEach(
            (name, value) -> console.say(String.format(Locale.ROOT, "  %-22s %.4f", name, value)));
    if (!run.outcome().isEmpty()) {
      console.say("  " + run.outcome());
    }
    run.warnings().forEach(warning -> console.note("warning: " + warning));
    run.error().ifPresent(error -> console.note("orchard: " + error));
  }
}
