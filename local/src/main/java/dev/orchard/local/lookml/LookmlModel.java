package dev.orchard.local.lookml;

import dev.orchard.model.ModelName;
import dev.orchard.model.Task;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.spec.ModelSpec;

/**
 * What of a model shows in LookML.
 *
 * @param origin where it was read, for a comment
 * @param positive the class that the probability is of; empty for numbers and for several classes
 * @param unit of a number predicted; empty if nobody said
 * @param actions whether it recommends any
 */
public record LookmlModel(
    ModelName name,
    String origin,
    String description,
    FeatureSchema schema,
    Task task,
    String positive,
    String unit,
    boolean actions) {

  /** Of a version. */
  public static LookmlModel of(Manifest manifest) {
    return new LookmlModel(
        manifest.model(),
        "version " + manifest.version(),
        manifest.content().description(),
        manifest.schema(),
        manifest.task(),
        manifest.content().classes().map(LookmlModel::positive).orElse(""),
        manifest.content().label().unit(),
        !manifest.content().actions().isEmpty());
  }

  /** Of a spec, which may never have been trained. */
  public static LookmlModel of(ModelSpec spec) {
    return new LookmlModel(
        spec.name(),
        spec.text().fileName(),
        spec.description(),
        spec.features(),
        spec.task(),
        spec.label().positive().orElse(""),
        spec.label().unit(),
        !spec.actions().isEmpty());
  }

  private static String positive(Classes classes) {
    return classes.positive().isPresent() ? classes.names().get(classes.positive().getAsInt()) : "";
  }

  boolean isNumber() {
    return task != Task.CLASSIFICATION;
  }
}
