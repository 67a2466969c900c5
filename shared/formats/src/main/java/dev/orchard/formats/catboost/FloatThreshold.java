package dev.orchard.formats.catboost;

/**
 * Says in double what CatBoost asks in float. It rounds a value to float and then compares; a
 * forest that adds up in double compares in double.
 */
final class FloatThreshold {
  /** The smallest double that rounds to an infinite float. */
  private static final double BEYOND_FLOATS = 0x1.ffffffp127;

  private FloatThreshold() {}

  /**
   * The largest double that is not above {@code border} once it is rounded to float. Halfway to the
   * next float, rounding goes to the even one of the two.
   */
  static double lastNotAbove(float border) {
    float next = Math.nextUp(border);
    double halfway = Float.isInfinite(next) ? BEYOND_FLOATS : ((double) border + (double) next) / 2;
    boolean isEven = (Float.floatToRawIntBits(border) & 1) == 0;
    return isEven ? halfway : Math.nextDown(halfway);
  }
}
