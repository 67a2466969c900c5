package dev.orchard.model.manifest;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Task;
import dev.orchard.model.VersionId;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.ClassConformal;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.spec.Label;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything about a version that its training knows; the registry adds the id and the files.
 *
 * @param modelType for people and older dialects, such as "RandomForestRegressor"
 * @param encoder holds the feature schema too
 * @param classes of a classifier, present exactly then
 * @param calibration {@link Calibration#NONE} for regressions
 * @param calibratedOn which rows calibration and intervals were fitted on: "held-out",
 *     "out-of-bag", "validation" or "none"
 * @param conformal intervals of a regression
 * @param classConformal sets of classes of a classification
 * @param labelRange of a regression
 * @param metrics by {@link dev.orchard.model.spec.Metric#word}, finite, of the test rows
 * @param importances in falling order
 * @param trees of the forest
 * @param evaluation what the test rows said beside the metrics
 */
public record ManifestDraft(
    Task task,
    String modelType,
    String description,
    Label label,
    Encoder encoder,
    Optional<Classes> classes,
    Calibration calibration,
    String calibratedOn,
    Optional<Conformal> conformal,
    Optional<ClassConformal> classConformal,
    Optional<LabelRange> labelRange,
    Actions actions,
    Lineage lineage,
    Map<String, Double> metrics,
    Baseline baseline,
    List<Importance> importances,
    int trees,
    Evaluation evaluation) {
  public ManifestDraft {
    if (classes.isPresent() != (task == Task.CLASSIFICATION)) {
      throw new IllegalArgumentException("Classes are for classification, and needed there");
    }
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    importances = List.copyOf(importances);
  }

  /** A version that was not evaluated beyond its metrics, and knows no sets of classes. */
  public ManifestDraft(
      Task task,
      String modelType,
      String description,
      Label label,
      Encoder encoder,
      Optional<Classes> classes,
      Calibration calibration,
      String calibratedOn,
      Optional<Conformal> conformal,
      Optional<LabelRange> labelRange,
      Actions actions,
      Lineage lineage,
      Map<String, Double> metrics,
      Baseline baseline,
      List<Importance> importances,
      int trees) {
    this(
        task,
        modelType,
        description,
        label,
        encoder,
        classes,
        calibration,
        calibratedOn,
        conformal,
        Optional.empty(),
        labelRange,
        actions,
        lineage,
        metrics,
        baseline,
        importances,
        trees,
        Evaluation.NONE);
  }

  /** The manifest of the version these contents became. */
  public Manifest complete(
      OrganizationId organization, ModelName model, VersionId version, List<StoredFile> files) {
    return new Manifest(organization, model, version, this, files);
  }
}
