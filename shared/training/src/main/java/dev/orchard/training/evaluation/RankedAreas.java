package dev.orchard.training.evaluation;

import java.util.stream.IntStream;

/** The areas under the ROC curve and the precision-recall curve, rows counted as often as told. */
final class RankedAreas {
  /** Row numbers by rising score. */
  private final int[] order;

  /** Whether the row at this place of the order has the score of the one before. */
  private final boolean[] tied;

  private final boolean[] positives;

  RankedAreas(double[] scores, boolean[] positives) {
    this.positives = positives;
    this.order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted((a, b) -> Double.compare(scores[a], scores[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.tied = new boolean[order.length];
    for (int i = 1; i < order.length; i++) {
      tied[i] = scores[order[i]] == scores[order[i - 1]];
    }
  }

  /** How often a positive row is above a negative one, ties counting half (Mann and Whitney). */
  double roc(int[] counts) {
    double above = 0;
    long positivesBelow = 0;
    long negativesBelow = 0;
    int from = 0;
    while (from < order.length) {
      long positive = 0;
      long negative = 0;
      int to = from;
      while (to == from || (to < order.length && tied[to])) {
        int count = counts[order[to]];
        positive += positives[order[to]] ? count : 0;
        negative += positives[order[to]] ? 0 : count;
        to++;
      }
      above += positive * (negativesBelow + negative / 2.0);
      positivesBelow += positive;
      negativesBelow += negative;
      from = to;
    }
    return above / ((double) positivesBelow * negativesBelow);
  }

  /** The mean of precision over the steps of recall, without interpolation. */
  double averagePrecision(int[] counts) {
    long found = 0;
    long seen = 0;
    double sum = 0;
    int from = order.length;
    while (from > 0) {
      long before = found;
      int to = from;
      do {
        to--;
        int count = counts[order[to]];
        found += positives[order[to]] ? count : 0;
        seen += count;
      } while (tied[to]);
      sum += seen == 0 ? 0 : (found - before) * ((double) found / seen);
      from = to;
    }
    return sum / found;
  }
}
