package dev.orchard.formats.onnx;

import dev.orchard.forest.InputPrecision;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;

/**
 * Where a predicate that changes at most once along the number line does so, found by bisection
 * over all numbers of a precision in their order: 32 or 64 questions, and exact.
 *
 * @param below what holds at the lower end
 * @param at the least number for which the opposite holds; empty if it never does
 */
record Boundary(boolean below, OptionalDouble at) {
  static Boundary of(DoublePredicate predicate, InputPrecision precision) {
    boolean below = predicate.test(Double.NEGATIVE_INFINITY);
    if (predicate.test(Double.POSITIVE_INFINITY) == below) {
      return new Boundary(below, OptionalDouble.empty());
    }
    boolean isFloat = precision == InputPrecision.FLOAT32;
    long same = key(Double.NEGATIVE_INFINITY, isFloat);
    long opposite = key(Double.POSITIVE_INFINITY, isFloat);
    while (opposite - same > 1 || opposite - same < 0) { // the difference of two longs may overflow
      long middle = (same & opposite) + ((same ^ opposite) >> 1);
      if (predicate.test(number(middle, isFloat)) == below) {
        same = middle;
      } else {
        opposite = middle;
      }
    }
    return new Boundary(below, OptionalDouble.of(number(opposite, isFloat)));
  }

  /** The next larger number of the precision. */
  static double above(double value, InputPrecision precision) {
    return precision == InputPrecision.FLOAT32 ? Math.nextUp((float) value) : Math.nextUp(value);
  }

  // IEEE 754 numbers of one sign sort as their bits do; flipping the others' magnitude sorts all.
  private static long key(double value, boolean isFloat) {
    if (isFloat) {
      int bits = Float.floatToRawIntBits((float) value);
      return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }
    long bits = Double.doubleToRawLongBits(value);
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  private static double number(long key, boolean isFloat) {
    if (isFloat) {
      int ordered = (int) key;
      return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
    }
    return Double.longBitsToDouble(key ^ ((key >> 63) & Long.MAX_VALUE));
  }
}
