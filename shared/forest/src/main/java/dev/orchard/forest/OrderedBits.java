package dev.orchard.forest;

/**
 * Integers in the order of floating-point numbers: {@code x < y} exactly if {@code of(x) < of(y)},
 * and neighbouring numbers have neighbouring integers. Both zeros share one integer. NaN has no
 * place in the order and must be kept out.
 *
 * <p>IEEE 754 numbers of one sign already sort as their bits do; flipping the magnitude bits of the
 * negative ones turns their order around.
 */
final class OrderedBits {
  static final int FLOAT_LOWEST = of(Float.NEGATIVE_INFINITY);
  static final int FLOAT_HIGHEST = of(Float.POSITIVE_INFINITY);
  static final long DOUBLE_LOWEST = of(Double.NEGATIVE_INFINITY);
  static final long DOUBLE_HIGHEST = of(Double.POSITIVE_INFINITY);

  private OrderedBits() {}

  static int of(float value) {
    int bits = Float.floatToRawIntBits(value + 0.0f); // -0 becomes 0
    return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
  }

  static long of(double value) {
    long bits = Double.doubleToRawLongBits(value + 0.0); // -0 becomes 0
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }

  static float toFloat(int ordered) {
    return Float.intBitsToFloat(ordered ^ ((ordered >> 31) & Integer.MAX_VALUE));
  }

  static double toDouble(long ordered) {
    return Double.longBitsToDouble(ordered ^ ((ordered >> 63) & Long.MAX_VALUE));
  }
}
