package dev.orchard.model.json;

/** Writes doubles the way people write them: 20, not 20.0. */
final class NumberText {
  private static final double LARGEST_WRITTEN_WHOLE = 1e15;

  private NumberText() {}

  static boolean isWhole(double value) {
    // Negative zero keeps its sign only in the fractional form.
    return value == Math.rint(value)
        && Math.abs(value) < LARGEST_WRITTEN_WHOLE
        && Double.doubleToRawLongBits(value) != Long.MIN_VALUE;
  }

  static String of(double value) {
    return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
