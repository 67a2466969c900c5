package dev.orchard.training.importing;

import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.spec.Label;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** What the outputs of a foreign classifier are called. */
final class ClassFit {
  private final ForeignModel model;
  private final Label label;
  private final Violations violations;

  ClassFit(ForeignModel model, Label label, Violations violations) {
    this.model = model;
    this.label = label;
    this.violations = violations;
  }

  /**
   * The classes: those of the file, else those given, else 0, 1, 2 …, which is what XGBoost and
   * LightGBM are trained on.
   */
  Classes classes(List<String> given) {
    boolean binary = model.task() == ForeignTask.BINARY_CLASSIFICATION;
    int count = binary ? 2 : model.forest().outputCount();
    List<String> names = names(given, count);
    if (!binary) {
      if (label.positive().isPresent()) {
        violations.add(
            "label.positive", "nothing, as the model has " + count + " classes", shown());
      }
      return Classes.of(names);
    }
    checkPositive(names.get(1));
    return Classes.binary(names.get(0), names.get(1));
  }

  private List<String> names(List<String> given, int count) {
    List<String> numbered = IntStream.range(0, count).mapToObj(Integer::toString).toList();
    if (!model.classes().isEmpty()) {
      if (!given.isEmpty() && !given.equals(model.classes())) {
        violations.add(
            "classes", "those of the file: " + String.join(",", model.classes()), joined(given));
      }
      return model.classes().size() == count ? model.classes() : numbered;
    }
    if (given.isEmpty()) {
      return numbered;
    }
    if (given.size() != count || new HashSet<>(given).size() != count) {
      violations.add("classes", count + " different ones, one an output", joined(given));
      return numbered;
    }
    return given;
  }

  private void checkPositive(String predicted) {
    if (label.positive().isPresent() && !label.positive().get().equals(predicted)) {
      violations.add(
          "label.positive",
          "\""
              + Violation.shorten(predicted)
              + "\", whose probability the model gives"
              + (model.classes().isEmpty() ? " (--classes names them, the negative first)" : ""),
          shown());
    }
  }

  private String shown() {
    return "\"" + Violation.shorten(label.positive().orElse("")) + "\"";
  }

  private static String joined(List<String> names) {
    return Violation.shorten(String.join(",", names));
  }
}
