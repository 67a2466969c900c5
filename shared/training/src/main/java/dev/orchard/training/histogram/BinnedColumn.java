package dev.orchard.training.histogram;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One feature's values as bin numbers, a byte a row.
 *
 * <p>A number's bins are cut at quantiles: bin {@code b} holds the values {@code x} with {@code
 * edge(b - 1) < x <= edge(b)}, and the last edge is infinite. A column with no more distinct values
 * than bins gets a bin for each, so its splits are exact. A category's bin is its code. {@link
 * #MISSING} stands for NaN.
 */
public final class BinnedColumn {
  /** The bin of a missing value; no other value falls in it. */
  static final int MISSING = 255;

  private static final int MOST_BINS = 255;

  /**
   * Quantiles of a column are taken from this many rows at the most: their error is under 0.3 %.
   */
  private static final int QUANTILE_SAMPLE = 200_000;

  private final byte[] bins;
  private final double[] edges;
  private final boolean category;

  private BinnedColumn(byte[] bins, double[] edges, boolean category) {
    this.bins = bins;
    this.edges = edges;
    this.category = category;
  }

  /** Bins numbers as finely as a byte allows. */
  public static BinnedColumn ofNumbers(double[] values, long seed) {
    return ofNumbers(values, MOST_BINS, seed);
  }

  /**
   * Bins numbers; NaN is missing. The seed chooses which rows the quantiles of a long column see.
   *
   * @param mostBins from 2 to 255
   */
  public static BinnedColumn ofNumbers(double[] values, int mostBins, long seed) {
    if (mostBins < 2 || mostBins > MOST_BINS) {
      throw new IllegalArgumentException("from 2 to 255 bins, not " + mostBins);
    }
    double[] edges = edges(sortedSample(values, seed), mostBins);
    byte[] bins = new byte[values.length];
    for (int row = 0; row < values.length; row++) {
      bins[row] = (byte) (Double.isNaN(values[row]) ? MISSING : bin(edges, values[row]));
    }
    return new BinnedColumn(bins, edges, false);
  }

  /**
   * Takes category codes as bins; NaN is missing.
   *
   * @throws IllegalArgumentException if a code is not a whole number from 0 to 254
   */
  public static BinnedColumn ofCategories(double[] codes) {
    byte[] bins = new byte[codes.length];
    for (int row = 0; row < codes.length; row++) {
      double code = codes[row];
      if (!Double.isNaN(code) && (code != Math.rint(code) || code < 0 || code >= MOST_BINS)) {
        throw new IllegalArgumentException(
            "row " + row + ": a category code is a whole number from 0 to 254, not " + code);
      }
      bins[row] = (byte) (Double.isNaN(code) ? MISSING : (int) code);
    }
    return new BinnedColumn(bins, new double[0], true);
  }

  int rows() {
    return bins.length;
  }

  int bin(int row) {
    return bins[row] & 0xFF;
  }

  /** The bins themselves, unsigned; shared, never written. */
  byte[] bins() {
    return bins;
  }

  boolean isCategory() {
    return category;
  }

  /** The largest value of a number's bin; infinite for the last. */
  double edge(int bin) {
    return edges[bin];
  }

  int lastBin() {
    return edges.length - 1;
  }

  private static double[] sortedSample(double[] values, long seed) {
    double[] present = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (present.length > QUANTILE_SAMPLE) {
      SplittableRandom random = new SplittableRandom(seed);
      for (int i = 0; i < QUANTILE_SAMPLE; i++) {
        int other = random.nextInt(i, present.length);
        double chosen = present[other];
        present[other] = present[i];
        present[i] = chosen;
      }
      present = Arrays.copyOf(present, QUANTILE_SAMPLE);
    }
    Arrays.sort(present);
    return present;
  }

  /** Cuts midway between neighbours into bins of nearly equal share. */
  private static double[] edges(double[] sorted, int mostBins) {
    double[] edges = new double[mostBins];
    int count = 0;
    double share = distinct(sorted) <= mostBins ? 0 : (double) sorted.length / mostBins;
    double due = share;
    for (int i = 1; i < sorted.length && count < mostBins - 1; i++) {
      if (sorted[i - 1] < sorted[i] && i >= due) {
        edges[count++] = between(sorted[i - 1], sorted[i]);
        due = Math.max(due, i) + share;
      }
    }
    edges[count++] = Double.POSITIVE_INFINITY;
    return Arrays.copyOf(edges, count);
  }

  private static int distinct(double[] sorted) {
    int distinct = sorted.length == 0 ? 0 : 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i - 1] < sorted[i]) {
        distinct++;
      }
    }
    return distinct;
  }

  /** A value v with low <= v < high, midway where doubles allow it. */
  private static double between(double low, double high) {
    double middle = low + (high - low) / 2;
    return middle >= low && middle < high ? middle : low;
  }

  private static int bin(double[] edges, double value) {
    int low = 0;
    int high = edges.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (value <= edges[middle]) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
