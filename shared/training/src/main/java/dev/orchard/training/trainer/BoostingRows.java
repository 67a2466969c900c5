package dev.orchard.training.trainer;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which rows boosting fits its trees to, and which tell it when to stop. Every class gives the same
 * share, and at least one row stays on either side.
 *
 * @param training row numbers, ascending
 * @param validation row numbers, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
record BoostingRows(int[] training, int[] validation) {
  static BoostingRows of(TrainingData data, double validationFraction, long seed) {
    if (data.rowCount() < 2) {
      throw new TrainingException(
          Reason.TOO_FEW_ROWS, "gradient_boosting needs two rows at least, one to validate with");
    }
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] validates = new boolean[data.rowCount()];
    for (int code = 0; code < Math.max(1, data.classCount()); code++) {
      int wanted = code;
      int[] rows =
          IntStream.range(0, data.rowCount())
              .filter(row -> data.isRegression() || data.targets()[row] == wanted)
              .toArray();
      int take = (int) Math.min(rows.length - 1, Math.round(rows.length * validationFraction));
      for (int i = 0; i < take; i++) {
        int other = random.nextInt(i, rows.length);
        int row = rows[other];
        rows[other] = rows[i];
        rows[i] = row;
        validates[row] = true;
      }
    }
    if (IntStream.range(0, validates.length).noneMatch(row -> validates[row])) {
      validates[random.nextInt(validates.length)] = true;
    }
    int[] all = IntStream.range(0, validates.length).toArray();
    return new BoostingRows(
        Arrays.stream(all).filter(row -> !validates[row]).toArray(),
        Arrays.stream(all).filter(row -> validates[row]).toArray());
  }
}
