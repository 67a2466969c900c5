package dev.orchard.training;

import dev.orchard.forest.ForestFile;
import dev.orchard.model.manifest.Baseline;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.Lineage;
import dev.orchard.model.manifest.ManifestDraft;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.registry.VersionContent;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.TrainingTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Gathers all that a version keeps of its training.
 *
 * @param codeVersion of Orchard
 * @param who asked for the training
 */
record VersionDraft(
    Run run, ModelSpec spec, String codeVersion, String who, TrainingTable table, HoldOut holdOut) {

  /**
   * The files of the version but the manifest and card, which the registry writes.
   *
   * @param answers of the candidate for the held-out rows
   * @param warnings for people
   */
  VersionContent content(
      Candidate candidate,
      HeldOutAnswers answers,
      ImportanceReport importances,
      List<String> warnings,
      Instant now) {
    SchemaColumns training = new SchemaColumns(spec.features(), table, holdOut.training());
    FeatureBaseline label = labelBaseline(table.label(), training);
    ManifestDraft draft =
        new ManifestDraft(
            spec.task(),
            candidate.modelType(),
            spec.description(),
            spec.label(),
            candidate.encoder(),
            candidate.classes(),
            candidate.fitted().calibration().calibration(),
            candidate.fittedOn(),
            candidate.fitted().intervals(),
            candidate.fitted().sets(),
            candidate.labelRange(),
            candidate.actions(),
            lineage(now),
            answers.named(),
            Baseline.measure(spec.features(), training, label).withPrediction(answers.baseline()),
            importances.byGain(),
            candidate.forest().treeCount(),
            answers.evaluation(candidate, holdOut.description(), warnings));
    return new VersionContent(
        ForestFile.write(candidate.forest()), draft, files(candidate, importances));
  }

  /** The trainer's own artifacts, and the importances. */
  private static Map<String, byte[]> files(Candidate candidate, ImportanceReport importances) {
    Map<String, byte[]> files = new TreeMap<>(candidate.files());
    files.put(ImportanceReport.FILE, importances.json());
    return files;
  }

  private static FeatureBaseline labelBaseline(Column label, SchemaColumns training) {
    IntStream rows = IntStream.range(0, training.rowCount());
    return label instanceof Column.Categories
        ? CategoryBaseline.of(
            label.name(), rows.mapToObj(training::labelClass).toArray(String[]::new))
        : NumberBaseline.of(label.name(), rows.mapToDouble(training::labelNumber).toArray());
  }

  private Lineage lineage(Instant now) {
    return new Lineage(
        run.id(),
        spec.text(),
        spec.source().query(),
        Map.of("org_id", run.organization().value(), "now", run.started().toString()),
        table.rowCount(),
        holdOut.training().length,
        holdOut.test().length,
        run.dataFingerprint().orElseGet(table::fingerprint),
        codeVersion,
        now,
        Duration.between(run.started(), now),
        who,
        run.parameters());
  }
}
