package dev.orchard.training;

import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.TrainingTable;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which rows train and which test: a random share of every stratum, a class or a tenth of the
 * numbers in their order, or the latest rows where the spec names a time column.
 *
 * @param training row numbers, ascending
 * @param test row numbers, ascending
 * @param description for people, after "test rows:"
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
record HoldOut(int[] training, int[] test, String description) {
  private static final int NUMBER_STRATA = 10;

  /**
   * Splits as the settings say.
   *
   * @throws TrainingException if the time column has no order to split by, or leaves a class
   *     without rows to train on
   */
  static HoldOut of(TrainingSettings settings, TrainingTable table, LabelCodes labels) {
    if (settings.timeColumn().isPresent()) {
      Column column = table.feature(settings.timeColumn().get());
      HoldOut latest = latest(TimeOrder.of(column), settings.testFraction(), column.name());
      latest.requireEveryClass(labels, table.label().name());
      return latest;
    }
    return labels.classes().isPresent()
        ? ofClasses(labels.codes(), labels.classCount(), settings.testFraction(), settings.seed())
        : ofNumbers(labels.targets(), settings.testFraction(), settings.seed());
  }

  static HoldOut ofClasses(int[] classes, int classCount, double testFraction, long seed) {
    return split(classes, classCount, testFraction, seed, "a random share of every class");
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
    return split(
        strata, NUMBER_STRATA, testFraction, seed, "a random share of every tenth of the label");
  }

  /** Rows of one time stay together: with the test rows, or if those became most, before them. */
  private static HoldOut latest(double[] times, double testFraction, String column) {
    int[] order =
        IntStream.range(0, times.length)
            .boxed()
            .sorted((a, b) -> Double.compare(times[a], times[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int cut = order.length - (int) Math.round(order.length * testFraction);
    int first = cut;
    while (first > 0 && times[order[first - 1]] == times[order[cut]]) {
      first--;
    }
    if (first < order.length / 2) {
      first = cut;
      while (first < order.length && times[order[first]] == times[order[cut]]) {
        first++;
      }
    }
    if (first == 0 || first == order.length) {
      throw new TrainingException(
          Reason.WRONG_VALUE,
          "The time column \""
              + column
              + "\" cannot hold rows out: too many rows have the same time");
    }
    int[] test = Arrays.copyOfRange(order, first, order.length);
    int[] training = Arrays.copyOf(order, first);
    Arrays.sort(test);
    Arrays.sort(training);
    return new HoldOut(training, test, "the latest by \"" + column + "\"");
  }

  private void requireEveryClass(LabelCodes labels, String column) {
    if (labels.classes().isEmpty()) {
      return;
    }
    boolean[] seen = new boolean[labels.classCount()];
    Arrays.stream(training).forEach(row -> seen[(int) labels.targets()[row]] = true);
    for (int code = 0; code < seen.length; code++) {
      if (!seen[code]) {
        throw LabelCodes.unlearnable(
            column,
            "the class \""
                + LabelCodes.shown(labels.classes().get().names().get(code))
                + "\" occurs only in the latest rows, which are held out");
      }
    }
  }

  private static HoldOut split(
      int[] strata, int count, double testFraction, long seed, String description) {
    SplittableRandom random = new SplittableRandom(seed);
    boolean[] test = new boolean[strata.length];
    for (int stratum = 0; stratum < count; stratum++) {
      int wanted = stratum;
      int[] rows = IntStream.range(0, strata.length).filter(row -> strata[row] == wanted).toArray();
      int take = share(rows.length, testFraction);
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
        Arrays.stream(all).filter(row -> test[row]).toArray(),
        description);
  }

  /** Of two rows and more one at least is tested, and one is trained on. */
  private static int share(int rows, double testFraction) {
    int wanted = (int) Math.round(rows * testFraction);
    return rows < 2 ? 0 : Math.max(1, Math.min(rows - 1, wanted));
  }
}
