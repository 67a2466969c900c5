package dev.orchard.training.importing;

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
    FeaturePairing pairing = new FeaturePairing(spec.features(), model.features(), violations);
    for (FeaturePair pair : pairing.pairs()) {
      FeatureFit fit = new FeatureFit(spec.features(), model, pair, violations);
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
}
