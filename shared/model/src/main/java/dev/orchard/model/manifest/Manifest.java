package dev.orchard.model.manifest;

import dev.orchard.forest.Forest;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Task;
import dev.orchard.model.VersionId;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.scoring.FeatureScale;
import dev.orchard.model.scoring.Scorer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A version: what it is, where it comes from, and every file with length and checksum.
 *
 * @param content what its training told
 */
public record Manifest(
    OrganizationId organization,
    ModelName model,
    VersionId version,
    ManifestDraft content,
    List<StoredFile> files) {
  public Manifest {
    files = List.copyOf(files);
  }

  public Task task() {
    return content.task();
  }

  public String modelType() {
    return content.modelType();
  }

  public FeatureSchema schema() {
    return content.encoder().schema();
  }

  public Map<String, Double> metrics() {
    return content.metrics();
  }

  public Lineage lineage() {
    return content.lineage();
  }

  /** The second in which the version was made. */
  public Instant createdAt() {
    return version.createdAt();
  }

  public Optional<StoredFile> file(String name) {
    return files.stream().filter(file -> file.name().equals(name)).findFirst();
  }

  /** How large a change of each feature is, in schema order, by the baseline. */
  public List<FeatureScale> featureScales() {
    List<FeatureScale> scales = new ArrayList<>();
    for (String name : schema().names()) {
      scales.add(
          content.baseline().features().stream()
              .filter(baseline -> baseline.name().equals(name))
              .filter(NumberBaseline.class::isInstance)
              .map(NumberBaseline.class::cast)
              .map(number -> new FeatureScale(number.mean(), number.standardDeviation()))
              .findFirst()
              .orElse(FeatureScale.UNIT));
    }
    return scales;
  }

  /**
   * A scorer of this version.
   *
   * @param forest what {@link StoredFile#FOREST} holds
   * @throws IllegalArgumentException if the forest does not fit the manifest
   */
  public Scorer scorer(Forest forest) {
    return content.classes().isPresent()
        ? Scorer.classification(
            content.encoder(),
            forest,
            content.classes().get(),
            content.calibration(),
            content.classConformal(),
            content.actions())
        : Scorer.regression(
            content.encoder(),
            forest,
            content.conformal(),
            content.labelRange(),
            content.actions());
  }
}
