package dev.orchard.model.scoring;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers that people can read: with few decimals, where there is room for such. */
final class ReadableNumber {
  /**
   * A double has no more decimals that tell it from its neighbours, but for numbers below 0.001.
   */
  private static final int MOST_DECIMALS = 20;

  private ReadableNumber() {}

  /**
   * The number of the fewest decimals within a range and near an end of it.
   *
   * @param end the least number of the range, the greatest, or one between
   * @param room how far from the end it may be
   * @return the end itself, if no shorter number is that near
   */
  static double near(double end, double least, double most, double room) {
    BigDecimal exact = new BigDecimal(end);
    for (int decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
      for (RoundingMode mode : new RoundingMode[] {RoundingMode.FLOOR, RoundingMode.CEILING}) {
        double rounded = exact.setScale(decimals, mode).doubleValue();
        if (rounded >= least && rounded <= most && Math.abs(rounded - end) <= room) {
          return rounded;
        }
      }
    }
    return end;
  }
}
