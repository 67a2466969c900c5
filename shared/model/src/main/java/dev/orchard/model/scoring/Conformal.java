package dev.orchard.model.scoring;

import java.util.Arrays;

/**
 * Half-widths of prediction intervals for any confidence level from 0.5 to 0.99, from the absolute
 * residuals of rows the forest was not trained on, each divided by the spread at its prediction, so
 * that intervals are narrow where the model is exact (split conformal prediction with normalised
 * residuals: Lei et al., Distribution-free predictive inference for regression, 2018, section 5.2).
 *
 * <p>For level c and n residuals the multiple of the spread is the quotient of rank {@code ceil((n
 * + 1) * c)}, not {@code n * c}: with the row to come counted in, the interval then holds the truth
 * with probability at least c whatever the distribution, if rows are exchangeable and the spread
 * was fitted on others. Where the rank exceeds n, which takes fewer than 99 residuals, the largest
 * stands in and the guarantee is lost; {@link #sampleSize} tells. Multiples are kept for each whole
 * percent and interpolated linearly.
 */
public final class Conformal {
  /** The smallest level. */
  public static final double LEAST_LEVEL = 0.5;

  /** The largest level. */
  public static final double MOST_LEVEL = 0.99;

  private final int sampleSize;
  private final double[] multiples;
  private final Spread spread;

  /**
   * Takes a stored table.
   *
   * @param multiples of the spread for 50 %, 51 % … 99 %, never falling, none negative
   */
  public Conformal(int sampleSize, double[] multiples, Spread spread) {
    if (sampleSize < 1 || multiples.length != ConfidenceLevels.COUNT) {
      throw new IllegalArgumentException(
          multiples.length + " half-widths from " + sampleSize + " residuals");
    }
    for (int i = 0; i < multiples.length; i++) {
      boolean rising = multiples[i] >= (i == 0 ? 0 : multiples[i - 1]);
      if (!rising || !Double.isFinite(multiples[i])) {
        throw new IllegalArgumentException("Half-width " + i + " does not rise");
      }
    }
    this.sampleSize = sampleSize;
    this.multiples = multiples.clone();
    this.spread = spread;
  }

  /** Equally wide everywhere, from residuals of either sign, in any order, at least one. */
  public static Conformal ofResiduals(double[] residuals) {
    return ofResiduals(residuals, new double[residuals.length], Spread.EVEN);
  }

  /**
   * As wide as the spread says.
   *
   * @param residuals of either sign, in any order, at least one
   * @param predictions that they belong to
   * @param spread fitted on other rows
   */
  public static Conformal ofResiduals(double[] residuals, double[] predictions, Spread spread) {
    double[] sorted = new double[residuals.length];
    Arrays.setAll(sorted, row -> Math.abs(residuals[row]) / spread.at(predictions[row]));
    Arrays.sort(sorted);
    double[] multiples = new double[ConfidenceLevels.COUNT];
    for (int i = 0; i < multiples.length; i++) {
      // In whole numbers: (n + 1) * 0.55 in doubles may round to just above a whole rank.
      long rank = ((sorted.length + 1L) * ConfidenceLevels.percent(i) + 99) / 100;
      multiples[i] = sorted[(int) Math.min(sorted.length, rank) - 1];
    }
    return new Conformal(sorted.length, multiples, spread);
  }

  /** How many residuals the table was made from. */
  public int sampleSize() {
    return sampleSize;
  }

  /** The stored table: for 50 %, 51 % … 99 %. */
  public double[] multiples() {
    return multiples.clone();
  }

  public Spread spread() {
    return spread;
  }

  /**
   * Half the width of the interval around a prediction for a level from {@link #LEAST_LEVEL} to
   * {@link #MOST_LEVEL}.
   */
  public double halfWidth(double prediction, double level) {
    return multiple(level) * spread.at(prediction);
  }

  private double multiple(double level) {
    double position = ConfidenceLevels.position(level);
    int left = (int) Math.min(ConfidenceLevels.COUNT - 1, Math.floor(position + 1e-9));
    double share = Math.max(0, position - left);
    return left == ConfidenceLevels.COUNT - 1 || share < 1e-9
        ? multiples[left]
        : multiples[left] + share * (multiples[left + 1] - multiples[left]);
  }

  public Interval around(double value, double level) {
    double halfWidth = halfWidth(value, level);
    return new Interval(value - halfWidth, value + halfWidth, level);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Conformal that
        && sampleSize == that.sampleSize
        && Arrays.equals(multiples, that.multiples)
        && spread.equals(that.spread);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(multiples) + sampleSize;
  }
}
