package dev.orchard.formats.onnx;

import dev.orchard.forest.Comparison;
import dev.orchard.forest.InputPrecision;
import dev.orchard.formats.ForeignModelException;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;

/**
 * A number of the input after steps each of which rises or falls with its argument. So a comparison
 * of the outcome with a threshold changes its answer once along the input, at a {@link Boundary}.
 *
 * @param rounds whether the input itself is a float, to which rows are rounded first
 */
record NumberColumn(int feature, boolean rounds, List<DoubleUnaryOperator> steps)
    implements Column {
  private static final int STEPS = 64;

  /** Codes that a category split of the forest can name. */
  static final int CODES = 1 << 20;

  NumberColumn {
    steps = List.copyOf(steps);
    if (steps.size() > STEPS) {
      throw new ForeignModelException(
          "the ONNX model takes more than " + STEPS + " steps before its trees");
    }
  }

  @Override
  public NumberColumn then(DoubleUnaryOperator step) {
    return new NumberColumn(
        feature, rounds, Stream.concat(steps.stream(), Stream.of(step)).toList());
  }

  @Override
  public int weight() {
    return 1 + steps.size();
  }

  double of(double input) {
    double value = rounds ? (float) input : input;
    for (DoubleUnaryOperator step : steps) {
      value = step.applyAsDouble(value);
    }
    return value;
  }

  /** Whether the column is the input as it is. */
  boolean isInput() {
    return steps.isEmpty();
  }

  @Override
  public Decision decide(
      NodeMode mode, double threshold, boolean missingHolds, InputPrecision precision) {
    double missing = of(Double.NaN);
    boolean missingAnswer =
        mode.holds(missing, threshold) || (missingHolds && Double.isNaN(missing));
    if (mode == NodeMode.EQ || mode == NodeMode.NEQ) {
      return equal(threshold, mode == NodeMode.EQ, missingAnswer, precision);
    }
    if (isInput()) {
      boolean closed = mode == NodeMode.LEQ || mode == NodeMode.GT;
      return new Decision.Below(
          feature,
          threshold,
          closed ? Comparison.LESS_OR_EQUAL : Comparison.LESS,
          mode == NodeMode.LEQ || mode == NodeMode.LT,
          missingAnswer);
    }
    Boundary boundary = Boundary.of(value -> mode.holds(of(value), threshold), precision);
    return below(boundary.below(), boundary.at(), missingAnswer);
  }

  /** Whether the column equals a value: between two boundaries, or a category code. */
  Decision equal(double value, boolean answer, boolean missingAnswer, InputPrecision precision) {
    if (isInput() && isCode(value)) {
      BitSet codes = new BitSet();
      codes.set((int) value);
      return new Decision.OneOf(feature, codes, answer, missingAnswer);
    }
    Boundary above = Boundary.of(x -> NodeMode.GTE.holds(of(x), value), precision);
    Boundary below = Boundary.of(x -> NodeMode.LEQ.holds(of(x), value), precision);
    if (isNever(above) || isNever(below)) {
      return below(!answer, OptionalDouble.empty(), missingAnswer);
    }
    // A rising column is at least the value from a boundary on, a falling one up to a boundary.
    // Where it is so everywhere, as it is for minus infinity, the other boundary tells.
    boolean rising = above.at().isPresent() ? !above.below() : below.below();
    OptionalDouble low = rising ? above.at() : below.at();
    OptionalDouble high = rising ? below.at() : above.at();
    if (low.isPresent() && high.isPresent()) {
      return low.getAsDouble() < high.getAsDouble()
          ? new Decision.Within(
              feature, low.getAsDouble(), high.getAsDouble(), answer, missingAnswer)
          : below(!answer, OptionalDouble.empty(), missingAnswer);
    }
    return low.isPresent()
        ? below(!answer, low, missingAnswer)
        : below(answer, high, missingAnswer);
  }

  static boolean isCode(double value) {
    return value >= 0 && value < CODES && value == (int) value;
  }

  private static boolean isNever(Boundary boundary) {
    return !boundary.below() && boundary.at().isEmpty();
  }

  private Decision below(boolean answer, OptionalDouble at, boolean missingAnswer) {
    if (at.isPresent()) {
      return new Decision.Below(feature, at.getAsDouble(), Comparison.LESS, answer, missingAnswer);
    }
    // Every number is at most infinity; only a missing value can be told apart.
    return answer == missingAnswer
        ? new Decision.Always(answer)
        : new Decision.Below(
            feature, Double.POSITIVE_INFINITY, Comparison.LESS_OR_EQUAL, answer, missingAnswer);
  }
}
