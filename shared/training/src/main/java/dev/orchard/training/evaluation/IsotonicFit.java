package dev.orchard.training.evaluation;

import dev.orchard.model.scoring.Calibration;
import java.util.Arrays;

/**
 * The rising step function nearest to the classes by squares, by pooling adjacent violators, kept
 * as one point a pool: its mean score and its share of positives. The share counts half a row of
 * each class beforehand, so that no pool says 0 or 1.
 */
final class IsotonicFit {
  private IsotonicFit() {}

  static Calibration fit(double[] scores, boolean[] positives) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, index -> index);
    Arrays.sort(order, (a, b) -> Double.compare(scores[a], scores[b]));
    double[] scoreSums = new double[scores.length];
    double[] positiveSums = new double[scores.length];
    double[] counts = new double[scores.length];
    int pools = 0;
    for (int i = 0; i < order.length; i++) {
      int row = order[i];
      boolean tie = i > 0 && scores[row] == scores[order[i - 1]];
      if (!tie) {
        pools = pooled(scoreSums, positiveSums, counts, pools);
        scoreSums[pools] = 0;
        positiveSums[pools] = 0;
        counts[pools] = 0;
        pools++;
      }
      scoreSums[pools - 1] += scores[row];
      positiveSums[pools - 1] += positives[row] ? 1 : 0;
      counts[pools - 1]++;
    }
    pools = pooled(scoreSums, positiveSums, counts, pools);
    return points(scoreSums, positiveSums, counts, pools);
  }

  /** Merges the last pools while they do not rise. */
  private static int pooled(double[] scores, double[] positives, double[] counts, int pools) {
    int last = pools - 1;
    while (last > 0 && positives[last] * counts[last - 1] <= positives[last - 1] * counts[last]) {
      scores[last - 1] += scores[last];
      positives[last - 1] += positives[last];
      counts[last - 1] += counts[last];
      last--;
    }
    return last + 1;
  }

  private static Calibration points(
      double[] scoreSums, double[] positiveSums, double[] counts, int pools) {
    double[] xs = new double[pools];
    double[] ys = new double[pools];
    int size = 0;
    for (int pool = 0; pool < pools; pool++) {
      double x = scoreSums[pool] / counts[pool];
      double y = (positiveSums[pool] + 0.5) / (counts[pool] + 1);
      double floor = size == 0 ? 0 : ys[size - 1];
      if (size == 0 || x > xs[size - 1]) {
        xs[size] = x;
        // Softening draws small pools to the middle, which may bend the rise.
        ys[size] = Math.max(floor, y);
        size++;
      }
    }
    return new Calibration.Isotonic(Arrays.copyOf(xs, size), Arrays.copyOf(ys, size));
  }
}
