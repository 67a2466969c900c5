package dev.orchard.training.evaluation;

import dev.orchard.model.scoring.Spread;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Fits a {@link Spread}: rows in the order of their predictions, cut into bins of equal row counts,
 * each with its mean absolute residual at its mean prediction.
 */
public final class SpreadFit {
  private static final int MOST_BINS = 40;

  /** Of fewer rows the mean residual is mostly chance. */
  private static final int LEAST_ROWS_A_BIN = 50;

  /** A bin that happens to be all right must not promise that the next row will be. */
  private static final double LEAST_SHARE = 0.05;

  private SpreadFit() {}

  /**
   * Fits.
   *
   * @param residuals truth less prediction, row by row
   * @return {@link Spread#EVEN} for too few rows, or where every residual is 0
   */
  public static Spread fit(double[] predictions, double[] residuals) {
    double overall = Arrays.stream(residuals).map(Math::abs).average().orElse(0);
    int bins = Math.min(MOST_BINS, predictions.length / LEAST_ROWS_A_BIN);
    if (bins < 2 || !(overall > 0)) {
      return Spread.EVEN;
    }
    int[] order =
        IntStream.range(0, predictions.length)
            .boxed()
            .sorted((a, b) -> Double.compare(predictions[a], predictions[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] knots = new double[bins];
    double[] spreads = new double[bins];
    int size = 0;
    for (int bin = 0; bin < bins; bin++) {
      int from = (int) ((long) order.length * bin / bins);
      int to = (int) ((long) order.length * (bin + 1) / bins);
      double prediction = 0;
      double residual = 0;
      for (int i = from; i < to; i++) {
        prediction += predictions[order[i]] / (to - from);
        residual += Math.abs(residuals[order[i]]) / (to - from);
      }
      // Many equal predictions may give two bins the same mean.
      if (size == 0 || prediction > knots[size - 1]) {
        knots[size] = prediction;
        spreads[size] = Math.max(LEAST_SHARE * overall, residual);
        size++;
      }
    }
    return size < 2
        ? Spread.EVEN
        : new Spread(Arrays.copyOf(knots, size), Arrays.copyOf(spreads, size));
  }
}
