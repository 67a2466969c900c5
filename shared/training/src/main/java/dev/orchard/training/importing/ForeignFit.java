package dev.orchard.training.importing;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.Task;
import dev.orchard.model.Violations;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.spec.ModelSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A foreign model and a spec that fit one another.
 *
 * @param encoder gives the model's own codes to categories
 * @param classes of a classification
 */
public record ForeignFit(Encoder encoder, Optional<Classes> classes) {

  /**
   * Fits them.
   *
   * @param classNames in the order of the outputs, for two classes the negative one first; empty if
   *     nobody named them
   * @throws dev.orchard.model.InvalidInputException with all that does not fit, and what would
   */
  public static ForeignFit of(ForeignModel model, ModelSpec spec, List<String> classNames) {
    Violations violations = new Violations();
    checkTask(model.task(), spec.task(), violations);
    List<List<String>> categories = new ArrayList<>();
    checkCount(model, spec, violations);
    int count = Math.min(spec.features().size(), model.features().size());
    for (int i = 0; i < count; i++) {
      FeatureFit fit = new FeatureFit(spec.features(), model, i, violations);
      fit.checkName();
      fit.checkType();
      categories.add(fit.categories());
    }
    Optional<Classes> classes =
        model.task().isClassification() && spec.task() == Task.CLASSIFICATION
            ? Optional.of(new ClassFit(model, spec.label(), violations).classes(classNames))
            : Optional.empty();
    violations.throwIfAny();
    return new ForeignFit(Encoder.ofCodes(spec.features(), categories), classes);
  }

  private static void checkTask(ForeignTask theirs, Task ours, Violations violations) {
    if (theirs == ForeignTask.MULTIPLE_REGRESSION) {
      violations.add("task", "a model that predicts one number", "one that predicts several");
      return;
    }
    Task expected = theirs.isClassification() ? Task.CLASSIFICATION : Task.REGRESSION;
    if (ours != expected) {
      violations.add("task", expected.word() + ", which the model was trained for", ours.word());
    }
  }

  /** The features that one side has more are listed one by one. */
  private static void checkCount(ForeignModel model, ModelSpec spec, Violations violations) {
    int theirs = model.features().size();
    int ours = spec.features().size();
    if (theirs != ours) {
      violations.add("features", "as many as the model has, " + theirs, Integer.toString(ours));
    }
    for (int i = ours; i < theirs; i++) {
      ForeignFeature missing = model.features().get(i);
      String name = missing.name().map(text -> "\"" + text + "\"").orElse("the model's next");
      violations.add(
          "features[" + i + "]",
          name + ", a " + (missing.category() ? "category" : "number"),
          "nothing");
    }
    for (int i = theirs; i < ours; i++) {
      violations.add(
          "features[" + i + "]",
          "nothing: the model does not use it",
          "\"" + spec.features().feature(i).name() + "\"");
    }
  }
}
