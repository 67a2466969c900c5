package dev.orchard.training;

import dev.orchard.forest.Forest;
import dev.orchard.forest.Tree;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.Task;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.manifest.Baseline;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.model.spec.Metric;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.evaluation.FeatureImportances;
import dev.orchard.training.importing.ForeignFit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A foreign model that fits its spec, with what rows say of it if there are any.
 *
 * @param candidate the model as one that is not a version yet
 * @param answers for the rows, and what they are worth
 */
record ImportedModel(
    ModelSpec spec,
    Candidate candidate,
    Optional<ImportedRows> rows,
    Optional<HeldOutAnswers> answers) {
  static ImportedModel of(
      ModelSpec spec, ForeignModel model, ForeignFit fit, Optional<ImportedRows> rows) {
    Forest forest =
        rows.filter(given -> !hasCovers(model.forest()))
            .map(given -> given.withCovers(model.forest(), fit.encoder()))
            .orElse(model.forest());
    Candidate plain =
        new Candidate(
            fit.encoder(),
            forest,
            modelType(model.format(), model.task()),
            fit.classes(),
            FittedIntervals.NONE,
            "none",
            Optional.empty(),
            spec.actions(),
            Map.of());
    // Asked before intervals are fitted on these rows, of which nothing could be said by them.
    Optional<HeldOutAnswers> answers =
        rows.map(given -> given.heldOut().answers(plain.scorer(), spec.training().seed()));
    boolean intervals = spec.task() == Task.REGRESSION && rows.isPresent();
    return new ImportedModel(
        spec,
        intervals ? withIntervals(plain, rows.get(), spec.training().seed()) : plain,
        rows,
        answers);
  }

  /** What the trainer noted is better than what some rows show. */
  private static boolean hasCovers(Forest forest) {
    for (int i = 0; i < forest.treeCount(); i++) {
      Tree tree = forest.tree(i);
      if (IntStream.range(0, tree.nodeCount()).anyMatch(node -> Double.isNaN(tree.cover(node)))) {
        return false;
      }
    }
    return true;
  }

  private static Candidate withIntervals(Candidate plain, ImportedRows rows, long seed) {
    double[] answers =
        rows.predict(plain.scorer()).stream()
            .mapToDouble(each -> ((NumberPrediction) each).value())
            .toArray();
    FittedIntervals fitted = FittedIntervals.ofNumbers(answers, rows.labels().targets(), seed);
    return new Candidate(
        plain.encoder(),
        plain.forest(),
        plain.modelType(),
        plain.classes(),
        fitted,
        fitted.intervals().isPresent() ? "held-out" : "none",
        rows.labelRange(),
        plain.actions(),
        plain.files());
  }

  /** The names that people know these models by. */
  private static String modelType(ForeignFormat format, ForeignTask task) {
    String tool =
        switch (format) {
          case XGBOOST_JSON, XGBOOST_UBJSON -> "XGB";
          case LIGHTGBM_TEXT -> "LGBM";
          case CATBOOST_JSON -> "CatBoost";
          case ONNX -> "OnnxTreeEnsemble";
        };
    return tool + (task.isClassification() ? "Classifier" : "Regressor");
  }

  Map<Metric, Double> metrics() {
    return answers.map(HeldOutAnswers::metrics).orElse(Map.of());
  }

  /** The metrics by their words. */
  Map<String, Double> named() {
    return answers.map(HeldOutAnswers::named).orElse(Map.of());
  }

  Evaluation evaluation() {
    return answers
        .map(given -> given.evaluation(candidate, "imported: all rows given", List.of()))
        .orElse(Evaluation.NONE);
  }

  Scorer scorer() {
    return candidate.scorer();
  }

  Optional<ImportanceReport> importanceReport() {
    return rows.map(
        given -> ImportanceReport.of(spec, candidate, given.table(), given.labels(), given.rows()));
  }

  /** By gain, where the file tells of gains. */
  List<Importance> importances() {
    double[] gain = FeatureImportances.gain(candidate.forest());
    if (!(Arrays.stream(gain).sum() > 0)) {
      return List.of();
    }
    List<String> names = spec.features().names();
    return IntStream.range(0, gain.length)
        .mapToObj(i -> new Importance(names.get(i), gain[i]))
        .sorted(Comparator.comparingDouble(Importance::importance).reversed())
        .toList();
  }

  /** Without rows it says of every feature that nothing is known. */
  Baseline baseline() {
    return rows.map(given -> given.baseline().withPrediction(answers.orElseThrow().baseline()))
        .orElseGet(() -> Baseline.measure(spec.features(), NoRows.INSTANCE, unknownLabel()));
  }

  private FeatureBaseline unknownLabel() {
    String name = spec.label().name();
    return candidate.classes().isPresent()
        ? CategoryBaseline.of(name, new String[0])
        : NumberBaseline.of(name, new double[0]);
  }
}
