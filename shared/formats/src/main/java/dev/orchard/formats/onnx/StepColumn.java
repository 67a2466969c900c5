package dev.orchard.formats.onnx;

import dev.orchard.forest.InputPrecision;
import java.util.function.DoubleUnaryOperator;

/**
 * One value where a number equals another, one where it does not, and one where it is missing: a
 * one-hot column of a number.
 */
record StepColumn(NumberColumn number, double equalTo, double equal, double different)
    implements Column {
  @Override
  public int feature() {
    return number.feature();
  }

  @Override
  public StepColumn then(DoubleUnaryOperator step) {
    return new StepColumn(
        number, equalTo, step.applyAsDouble(equal), step.applyAsDouble(different));
  }

  @Override
  public int weight() {
    return 2 + number.steps().size();
  }

  @Override
  public Decision decide(
      NodeMode mode, double threshold, boolean missingHolds, InputPrecision precision) {
    boolean answer = mode.holds(equal, threshold) || (missingHolds && Double.isNaN(equal));
    boolean otherwise =
        mode.holds(different, threshold) || (missingHolds && Double.isNaN(different));
    if (answer == otherwise) {
      return new Decision.Always(answer);
    }
    boolean missingEquals = number.of(Double.NaN) == equalTo;
    return number.equal(equalTo, answer, missingEquals ? answer : otherwise, precision);
  }
}
