package dev.orchard.training;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows in folds of nearly equal size, each with its share of every class, chosen by a seed. */
final class CrossValidation {
  private final int[] rows;
  private final int[] foldOfRow;
  private final int count;

  private CrossValidation(int[] rows, int[] foldOfRow, int count) {
    this.rows = rows;
    this.foldOfRow = foldOfRow;
    this.count = count;
  }

  /**
   * Deals the rows out, class by class.
   *
   * @param rows of the table that may be trained on
   */
  static CrossValidation of(LabelCodes labels, int[] rows, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, rows.length).toArray();
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[other];
      order[other] = swapped;
    }
    int[] foldOfRow = new int[rows.length];
    int dealt = 0;
    for (int code = 0; code < Math.max(1, labels.classCount()); code++) {
      for (int place : order) {
        if (labels.classCount() == 0 || labels.targets()[rows[place]] == code) {
          foldOfRow[place] = dealt++ % count;
        }
      }
    }
    return new CrossValidation(rows, foldOfRow, count);
  }

  int count() {
    return count;
  }

  int[] training(int fold) {
    return IntStream.range(0, rows.length)
        .filter(place -> foldOfRow[place] != fold)
        .map(place -> rows[place])
        .toArray();
  }

  int[] test(int fold) {
    return IntStream.range(0, rows.length)
        .filter(place -> foldOfRow[place] == fold)
        .map(place -> rows[place])
        .toArray();
  }
}
