package dev.orchard.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which rows train and which test. Every stratum gives the same share: a class, or a tenth of the
 * numbers in their order.
 *
 * @param training row numbers, ascending
 * @param test row numbers, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
record HoldOut(int[] training, int[] test) {
  private static final int NUMBER_STRATA = 10;

  static HoldOut ofClasses(int[] classes, int classCount, double testFraction, long seed) {
    return split(classes, classCount, testFraction, seed);
  }

  static HoldOut ofNumbers(double[] labels, double testFraction, long seed) {
    int[] order =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted((a, b) -> Double.compare(labels[a], labels[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] strata = new int[labels.length];
    for (int rank = 0; rank < order.length; rank++) {
      strata[order[rank]] = (int) ((long) rank * NUMBER_STRATA / order.length);
    }
    return split(strata, NUMBER_STRATA, testFraction, seed);
  }

  private static HoldOut split(int[] strata, int count, double testFraction, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] test = new boolean[strata.length];
    for (int stratum = 0; stratum < count; stratum++) {
      int wanted = stratum;
      int[] rows = IntStream.range(0, strata.length).filter(row -> strata[row] == wanted).toArray();
      int take = (int) Math.round(rows.length * testFraction);
      for (int i = 0; i < take; i++) {
        int other = i + random.nextInt(rows.length - i);
        int row = rows[other];
        rows[other] = rows[i];
        rows[i] = row;
        test[row] = true;
      }
    }
    int[] all = IntStream.range(0, strata.length).toArray();
    return new HoldOut(
        Arrays.stream(all).filter(row -> !test[row]).toArray(),
        Arrays.stream(all).filter(row -> test[row]).toArray());
  }
}
