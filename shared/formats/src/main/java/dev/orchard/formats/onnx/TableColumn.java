package dev.orchard.formats.onnx;

import dev.orchard.forest.InputPrecision;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A value for each category of the input, and one for every other, a missing one among them: what
 * encoders of categories give.
 */
record TableColumn(int feature, Map<Integer, Double> values, double otherwise) implements Column {
  @Override
  public TableColumn then(DoubleUnaryOperator step) {
    Map<Integer, Double> stepped = new TreeMap<>();
    values.forEach((code, value) -> stepped.put(code, step.applyAsDouble(value)));
    return new TableColumn(feature, stepped, step.applyAsDouble(otherwise));
  }

  @Override
  public int weight() {
    return 1 + values.size();
  }

  @Override
  public Decision decide(
      NodeMode mode, double threshold, boolean missingHolds, InputPrecision precision) {
    boolean rest = mode.holds(otherwise, threshold) || (missingHolds && Double.isNaN(otherwise));
    BitSet exceptions = new BitSet();
    values.forEach(
        (code, value) -> {
          boolean answer = mode.holds(value, threshold) || (missingHolds && Double.isNaN(value));
          exceptions.set(code, answer != rest);
        });
    return exceptions.isEmpty()
        ? new Decision.Always(rest)
        : new Decision.OneOf(feature, exceptions, !rest, rest);
  }
}
