package dev.orchard.training;

import dev.orchard.forest.ForestFile;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignModelReader;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.Lineage;
import dev.orchard.model.manifest.ManifestDraft;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.VersionContent;
import dev.orchard.training.importing.ForeignFit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Makes versions of models that other tools trained: reads the file, holds it to the spec, measures
 * it if there are rows for that, and publishes it with the file itself. For many threads.
 */
public final class ModelImport {
  private final ModelRegistry registry;
  private final ForeignModelReader reader;
  private final Clock clock;
  private final String codeVersion;
  private final RunListener listener;

  /**
   * An import.
   *
   * @param reader of files of any format
   * @param listener told of every import as of any run
   */
  public ModelImport(
      ModelRegistry registry,
      ForeignModelReader reader,
      Clock clock,
      String codeVersion,
      RunListener listener) {
    this.registry = registry;
    this.reader = reader;
    this.clock = clock;
    this.codeVersion = codeVersion;
    this.listener = listener;
  }

  /**
   * Imports a model. A model that cannot be read or does not fit leaves nothing behind.
   *
   * @return the run, ended and stored: succeeded, or lost if a gate was
   * @throws MalformedInputException if the file is no model, or one that cannot be converted
   * @throws dev.orchard.model.InvalidInputException with everything that does not fit the spec
   * @throws TrainingException if the evaluation's rows cannot be read, or have other classes
   */
  public Run run(ImportRequest request) {
    Instant started = clock.instant();
    ForeignModel foreign = read(request);
    ForeignFit fit = ForeignFit.of(foreign, request.spec(), request.classNames());
    Optional<ImportedRows> rows =
        request
            .evaluation()
            .map(
                source ->
                    ImportedRows.read(
                        source, request.spec(), fit.classes(), request.organization(), started));
    ImportedModel model = ImportedModel.of(request.spec(), foreign, fit, rows);
    ImportMove move = new ImportMove(registry, request, rows, model.metrics());
    GateDecision decision = move.decide();
    Run run =
        Run.started(
            RunId.at(started, ThreadLocalRandom.current().nextInt()),
            request.organization(),
            request.name(),
            started,
            parameters(request, foreign));
    run = rows.map(ImportedRows::fingerprint).map(run::withDataFingerprint).orElse(run);
    VersionId version =
        registry.publish(
            request.organization(), request.name(), content(run, request, foreign, model));
    String outcome = move.make(version, decision);
    Run ended =
        run.finished(move.status(decision), clock.instant(), version, model.named(), outcome);
    registry.putRun(ended);
    Optional<Run> warned = listener.ended(ended).map(ended::withWarning);
    warned.ifPresent(registry::putRun);
    return warned.orElse(ended);
  }

  private ForeignModel read(ImportRequest request) {
    try {
      return reader.read(request.file());
    } catch (ForeignModelException e) {
      throw new MalformedInputException(request.origin() + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, String> parameters(ImportRequest request, ForeignModel foreign) {
    Map<String, String> parameters = new TreeMap<>();
    foreign.notes().forEach((note, value) -> parameters.put("file_" + note, value));
    parameters.put("source", "import");
    parameters.put("origin", request.origin());
    parameters.put("format", foreign.format().name().toLowerCase(Locale.ROOT));
    return parameters;
  }

  private VersionContent content(
      Run run, ImportRequest request, ForeignModel foreign, ImportedModel model) {
    Map<String, byte[]> files = new HashMap<>();
    files.put(sourceFile(foreign.format()), request.file());
    files.put(ImportSample.FILE, ImportSample.of(model).json());
    Optional<ImportanceReport> report = model.importanceReport();
    report.ifPresent(importances -> files.put(ImportanceReport.FILE, importances.json()));
    List<Importance> importances =
        report.map(ImportanceReport::byGain).orElseGet(model::importances);
    ManifestDraft draft = draft(run, request, model, importances);
    return new VersionContent(ForestFile.write(model.candidate().forest()), draft, files);
  }

  private static String sourceFile(ForeignFormat format) {
    return switch (format) {
      case XGBOOST_JSON, CATBOOST_JSON -> "source.json";
      case XGBOOST_UBJSON -> "source.ubj";
      case LIGHTGBM_TEXT -> "source.txt";
      case ONNX -> "source.onnx";
    };
  }

  private ManifestDraft draft(
      Run run, ImportRequest request, ImportedModel model, List<Importance> importances) {
    Candidate candidate = model.candidate();
    return new ManifestDraft(
        request.spec().task(),
        candidate.modelType(),
        request.spec().description(),
        request.spec().label(),
        candidate.encoder(),
        candidate.classes(),
        candidate.fitted().calibration().calibration(),
        candidate.fittedOn(),
        candidate.fitted().intervals(),
        candidate.fitted().sets(),
        candidate.labelRange(),
        candidate.actions(),
        lineage(run, request, model.rows()),
        model.named(),
        model.baseline(),
        importances,
        candidate.forest().treeCount(),
        model.evaluation());
  }

  /** No row of ours was trained on; what rows there are were measured on. */
  private Lineage lineage(Run run, ImportRequest request, Optional<ImportedRows> rows) {
    int count = rows.map(ImportedRows::count).orElse(0);
    return new Lineage(
        run.id(),
        request.spec().text(),
        "",
        Map.of(),
        count,
        0,
        count,
        rows.map(ImportedRows::fingerprint).orElse(""),
        codeVersion,
        run.started(),
        Duration.ZERO,
        request.who(),
        run.parameters());
  }
}
