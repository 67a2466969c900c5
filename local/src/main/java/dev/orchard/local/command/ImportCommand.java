package dev.orchard.local.command;

import dev.orchard.audit.AuditLogs;
import dev.orchard.formats.ForeignModels;
import dev.orchard.functions.train.MlflowRuns;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.Source;
import dev.orchard.serving.Installation;
import dev.orchard.training.ImportRequest;
import dev.orchard.training.ModelImport;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSource;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a version of a model that another tool trained. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes a version of a model that another tool trained: XGBoost (JSON, UBJSON), LightGBM (text), CatBoost (JSON), ONNX tree ensembles.",
      "The format is told by the content. The file is held to the spec, and everything that does not fit is listed at once.",
      "The version becomes champion if there is none, or if it passes the spec's gate on the rows of --evaluate; exits with 3 if it does not."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard import model.ubj --name fraud --spec fraud.yaml --evaluate test.csv",
      "  orchard import model.txt --spec price.yaml --alias challenger",
      "  orchard import gs://bucket/exports/model.onnx --spec price.yaml",
      "  orchard import mlruns/1/models/m-1/artifacts --spec price.yaml",
      "  MLFLOW_TRACKING_URI=http://localhost:5000 orchard import models:/fraud@champion --spec fraud.yaml"
    })
final class ImportCommand implements Callable<Integer> {
  private static final String WHO = "command-line";

  private final Surroundings surroundings;
  @Mixin private CommonOptions options;

  @Parameters(
      paramLabel = "MODEL",
      description =
          "A model file, an MLflow model directory, either of them on gs://, or models:/NAME@ALIAS, models:/NAME/VERSION or models:/NAME/STAGE.")
  private String model;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "The model to make a version of. Default: the spec's name.")
  private String name;

  @Option(
      names = "--spec",
      paramLabel = "SPEC",
      required = true,
      description = "The spec's file: features in the model's order, label, actions, gate.")
  private Path spec;

  @Option(
      names = "--evaluate",
      paramLabel = "DATA",
      description =
          "A CSV, Parquet or NDJSON file of labelled rows that the model was not trained on, for metrics, baseline, intervals, importances and explanations.")
  private Path evaluate;

  @Option(
      names = "--alias",
      paramLabel = "ALIAS",
      description = "Points this alias to the version whatever the gate says.")
  private String alias;

  @Option(
      names = "--classes",
      paramLabel = "CLASS",
      split = ",",
      description =
          "The classes in the order of the model's outputs, for two the negative one first, where the file does not name them. Default: 0,1,2 ...")
  private List<String> classes = List.of();

  ImportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ModelSpec read = Training.spec(spec);
    ModelName target = name == null ? read.name() : new ModelName(name);
    Optional<Alias> moved = Optional.ofNullable(alias).map(Alias::new);
    Optional<TrainingSource> rows = Optional.ofNullable(evaluate).map(ImportCommand::rows);
    try (Installation installation = options.open(surroundings)) {
      ForeignFile file = ForeignFile.read(model, installation.configuration());
      ModelImport imports =
          new ModelImport(
              installation.registry(),
              ForeignModels::read,
              installation.clock(),
              TrainingEnvironment.versionOfThisBuild(),
              MlflowRuns.listener(installation.configuration(), installation.registry()));
      Run run =
          imports.run(
              new ImportRequest(
                  CommonOptions.organization(installation),
                  target,
                  read,
                  file.origin(),
                  file.bytes(),
                  classes,
                  rows,
                  moved,
                  WHO));
      audit(installation, run);
      print(run);
      return Training.codeOf(run).number();
    } catch (OutOfMemoryError e) {
      // Nothing is published yet when a file turns out to be too large for this machine.
      throw new UsageException(
          "Java has %d MiB of memory, and this model needs more; JAVA_OPTIONS=-Xmx4g gives it 4 GiB"
              .formatted(Runtime.getRuntime().maxMemory() >> 20));
    }
  }

  private static TrainingSource rows(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    Path absolute = file.toAbsolutePath();
    String literal = absolute.getFileName().toString().replace("'", "''");
    return TrainingSourceFactory.files(absolute.getParent(), DuckDbLimits.standard())
        .open(new Source.Files("select * from '" + literal + "'"));
  }

  private static void audit(Installation installation, Run run) {
    AuditLogs.of(installation.configuration(), installation.log())
        .record(
            new AuditEvent(
                Action.IMPORTED,
                run.organization(),
                run.model(),
                run.version(),
                WHO,
                run.outcome(),
                Map.of("run", run.id().value(), "status", run.status().word())));
  }

  private void print(Run run) {
    if (!options.json) {
      Training.print(run, surroundings.console());
      return;
    }
    surroundings
        .console()
        .json(
            output -> {
              output.beginObject();
              RunJson.writeMembers(run, output);
              output.endObject();
            });
  }
}
