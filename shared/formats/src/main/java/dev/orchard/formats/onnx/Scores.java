package dev.orchard.formats.onnx;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignTask;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an ensemble gives, as the forest will say it.
 *
 * @param inputType of the tensor that the trees compare
 * @param targets of the ensemble that become the outputs, in this order
 * @param baseValues added at the end, one an output, or none
 * @param divisors what each output is divided by before, or none
 */
record Scores(
    Ensemble ensemble,
    OnnxType inputType,
    List<Column> columns,
    List<Integer> targets,
    List<Double> baseValues,
    List<Double> divisors,
    Link link,
    Form form,
    ForeignTask task,
    List<String> classes) {

  /** What the tensor holds. */
  enum Form {
    /** The outputs. */
    OUTPUTS,

    /** One minus the single output. */
    COMPLEMENT,

    /** The complement, and the single output beside it. */
    PAIR
  }

  static Scores plain(Ensemble ensemble, OnnxType inputType, List<Column> columns) {
    List<Integer> targets = IntStream.range(0, ensemble.targetCount()).boxed().toList();
    return new Scores(
        ensemble,
        inputType,
        columns,
        targets,
        List.of(),
        List.of(),
        Link.IDENTITY,
        Form.OUTPUTS,
        ForeignTask.REGRESSION,
        List.of());
  }

  boolean isUntouched() {
    return baseValues.isEmpty() && divisors.isEmpty() && isMargin();
  }

  boolean isMargin() {
    return link == Link.IDENTITY && form == Form.OUTPUTS;
  }

  Scores withTargets(List<Integer> value) {
    return new Scores(
        ensemble, inputType, columns, value, baseValues, divisors, link, form, task, classes);
  }

  Scores withBaseValues(List<Double> value) {
    return new Scores(
        ensemble, inputType, columns, targets, value, divisors, link, form, task, classes);
  }

  Scores withDivisors(List<Double> value) {
    return new Scores(
        ensemble, inputType, columns, targets, baseValues, value, link, form, task, classes);
  }

  Scores withLink(Link value) {
    return new Scores(
        ensemble, inputType, columns, targets, baseValues, divisors, value, form, task, classes);
  }

  Scores withForm(Form value) {
    ForeignTask now = value == Form.PAIR ? ForeignTask.BINARY_CLASSIFICATION : task;
    return new Scores(
        ensemble, inputType, columns, targets, baseValues, divisors, link, value, now, classes);
  }

  Scores withTask(ForeignTask value) {
    return new Scores(
        ensemble, inputType, columns, targets, baseValues, divisors, link, form, value, classes);
  }

  Scores withClasses(List<String> value) {
    return new Scores(
        ensemble, inputType, columns, targets, baseValues, divisors, link, form, task, value);
  }
}
