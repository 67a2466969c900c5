package dev.orchard.formats.xgboost;

/**
 * The natural logarithm of a float as the C library computes it, to the last bit.
 *
 * <p>XGBoost takes the logarithm of a base score with {@code logf}, which is not always the float
 * nearest to the true value: for one probability in two hundred it is the neighbour, and so would
 * be every margin of the model. This is the method, and these are the constants, of Arm's optimized
 * routines (MIT licence), which glibc has had since 2.27 and musl since 1.2: with {@code x = 2^k z}
 * and {@code z} in one of 16 intervals around {@code c}, {@code log(x) = k log(2) + log(c) +
 * log(z/c)}, the last by a polynomial of degree 3, in double, rounded once.
 */
final class NativeLogarithm {
  private static final double LOG_2 = 0x1.62e42fefa39efp-1;

  /** 1/c for each interval. */
  private static final double[] INVERSES = {
    0x1.661ec79f8f3bep+0,
    0x1.571ed4aaf883dp+0,
    0x1.49539f0f010bp+0,
    0x1.3c995b0b80385p+0,
    0x1.30d190c8864a5p+0,
    0x1.25e227b0b8eap+0,
    0x1.1bb4a4a1a343fp+0,
    0x1.12358f08ae5bap+0,
    0x1.0953f419900a7p+0,
    0x1p+0,
    0x1.e608cfd9a47acp-1,
    0x1.ca4b31f026aap-1,
    0x1.b2036576afce6p-1,
    0x1.9c2d163a1aa2dp-1,
    0x1.886e6037841edp-1,
    0x1.767dcf5534862p-1
  };

  /** log(c) for each interval. */
  private static final double[] LOGARITHMS = {
    -0x1.57bf7808caadep-2,
    -0x1.2bef0a7c06ddbp-2,
    -0x1.01eae7f513a67p-2,
    -0x1.b31d8a68224e9p-3,
    -0x1.6574f0ac07758p-3,
    -0x1.1aa2bc79c81p-3,
    -0x1.a4e76ce8c0e5ep-4,
    -0x1.1973c5a611cccp-4,
    -0x1.252f438e10c1ep-5,
    0x0p+0,
    0x1.aa5aa5df25984p-5,
    0x1.c5e53aa362eb4p-4,
    0x1.526e57720db08p-3,
    0x1.bc2860d22477p-3,
    0x1.1058bc8a07ee1p-2,
    0x1.4043057b6ee09p-2
  };

  private static final double CUBIC = -0x1.00ea348b88334p-2;
  private static final double QUADRATIC = 0x1.5575b0be00b6ap-2;
  private static final double LINEAR = -0x1.ffffef20a4123p-2;

  /** The bits of the float at which the first interval starts, 0.6992. */
  private static final int FIRST_INTERVAL = 0x3f330000;

  private static final int MANTISSA_BITS = 23;
  private static final int INTERVAL_BITS = 4;

  private NativeLogarithm() {}

  /** The logarithm of a positive float, subnormal ones excepted. */
  static float of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int distance = bits - FIRST_INTERVAL;
    int interval = (distance >> (MANTISSA_BITS - INTERVAL_BITS)) & ((1 << INTERVAL_BITS) - 1);
    int exponent = distance >> MANTISSA_BITS;
    double z = Float.intBitsToFloat(bits - (exponent << MANTISSA_BITS));
    double r = z * INVERSES[interval] - 1;
    double start = LOGARITHMS[interval] + exponent * LOG_2;
    double squared = r * r;
    return (float) ((CUBIC * squared + (QUADRATIC * r + LINEAR)) * squared + (start + r));
  }
}
