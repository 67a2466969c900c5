package dev.orchard.model.scoring;

import java.util.Arrays;

/**
 * Half-widths of prediction intervals for any confidence level from 0.5 to 0.99, from the absolute
 * residuals of rows the forest was not trained on (split conformal prediction: Lei et al.,
 * Distribution-free predictive inference for regression, 2018).
 *
 * <p>For level c and n residuals the half-width is the residual of rank {@code ceil((n + 1) * c)},
 * not {@code n * c}: with the row to come counted in, the interval then holds the truth with
 * probability at least c whatever the distribution, if rows are exchangeable. Where the rank
 * exceeds n, which takes fewer than 99 residuals, the largest residual stands in and the guarantee
 * is lost; {@link #sampleSize} tells. Half-widths are kept for each whole percent and interpolated
 * linearly.
 */
public final class Conformal {
  /** The smallest level. */
  public static final double LEAST_LEVEL = 0.5;

  /** The largest level. */
  public static final double MOST_LEVEL = 0.99;

  private static final int FIRST_PERCENT = 50;
  private static final int LEVELS = 50;

  private final int sampleSize;
  private final double[] halfWidths;

  /**
   * Takes a stored table.
   *
   * @param halfWidths for 50 %, 51 % … 99 %, never falling, none negative
   */
  public Conformal(int sampleSize, double[] halfWidths) {
    if (sampleSize < 1 || halfWidths.length != LEVELS) {
      throw new IllegalArgumentException(
          halfWidths.length + " half-widths from " + sampleSize + " residuals");
    }
    for (int i = 0; i < LEVELS; i++) {
      boolean rising = halfWidths[i] >= (i == 0 ? 0 : halfWidths[i - 1]);
      if (!rising || !Double.isFinite(halfWidths[i])) {
        throw new IllegalArgumentException("Half-width " + i + " does not rise");
      }
    }
    this.sampleSize = sampleSize;
    this.halfWidths = halfWidths.clone();
  }

  /** From residuals of either sign, in any order, at least one. */
  public static Conformal ofResiduals(double[] residuals) {
    double[] sorted = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
    double[] halfWidths = new double[LEVELS];
    for (int i = 0; i < LEVELS; i++) {
      // In whole numbers: (n + 1) * 0.55 in doubles may round to just above a whole rank.
      long rank = ((sorted.length + 1L) * (FIRST_PERCENT + i) + 99) / 100;
      halfWidths[i] = sorted[(int) Math.min(sorted.length, rank) - 1];
    }
    return new Conformal(sorted.length, halfWidths);
  }

  /** How many residuals the table was made from. */
  public int sampleSize() {
    return sampleSize;
  }

  /** The stored table: for 50 %, 51 % … 99 %. */
  public double[] halfWidths() {
    return halfWidths.clone();
  }

  /**
   * Half the width of the interval for a level from {@link #LEAST_LEVEL} to {@link #MOST_LEVEL}.
   */
  public double halfWidth(double level) {
    if (!(level >= LEAST_LEVEL && level <= MOST_LEVEL)) {
      throw new IllegalArgumentException("No interval for level " + level);
    }
    double position = level * 100 - FIRST_PERCENT;
    int left = (int) Math.min(LEVELS - 1, Math.floor(position + 1e-9));
    double share = Math.max(0, position - left);
    return left == LEVELS - 1 || share < 1e-9
        ? halfWidths[left]
        : halfWidths[left] + share * (halfWidths[left + 1] - halfWidths[left]);
  }

  public Interval around(double value, double level) {
    double halfWidth = halfWidth(level);
    return new Interval(value - halfWidth, value + halfWidth, level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Conformal that
        && sampleSize == that.sampleSize
        && Arrays.equals(halfWidths, that.halfWidths);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(halfWidths) + sampleSize;
  }
}
