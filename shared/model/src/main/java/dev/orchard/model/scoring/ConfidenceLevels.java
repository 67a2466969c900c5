package dev.orchard.model.scoring;

/** The confidence levels that tables are kept for: every whole percent from 50 to 99. */
final class ConfidenceLevels {
  static final int COUNT = 50;

  private static final int FIRST_PERCENT = 50;

  private ConfidenceLevels() {}

  /** The whole percents of an entry. */
  static int percent(int index) {
    return FIRST_PERCENT + index;
  }

  /** Where a level lies among the entries, often between two of them. */
  static double position(double level) {
    if (!(level >= Conformal.LEAST_LEVEL && level <= Conformal.MOST_LEVEL)) {
      throw new IllegalArgumentException("No interval for level " + level);
    }
    return level * 100 - FIRST_PERCENT;
  }
}
