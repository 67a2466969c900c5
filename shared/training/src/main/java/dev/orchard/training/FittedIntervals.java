package dev.orchard.training;

import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.ClassConformal;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.Spread;
import dev.orchard.training.evaluation.CalibrationChoice;
import dev.orchard.training.evaluation.SpreadFit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What is fitted on rows that the trees answering for them have not seen: calibration, intervals,
 * sets of classes. None of these rows is a test row.
 *
 * @param calibration of classes
 * @param intervals of numbers
 * @param sets of classes
 */
record FittedIntervals(
    CalibrationChoice calibration, Optional<Conformal> intervals, Optional<ClassConformal> sets) {
  /** Nothing can be fitted: there are no such rows, or too few of them. */
  static final FittedIntervals NONE =
      new FittedIntervals(
          new CalibrationChoice(Calibration.NONE, Map.of()), Optional.empty(), Optional.empty());

  private static final int FEWEST_ROWS = 20;

  /** From so many rows on, half of them can be spared for fitting the spread. */
  private static final int FEWEST_ROWS_FOR_A_SPREAD = 400;

  static FittedIntervals ofNumbers(double[] answers, double[] targets, long seed) {
    int[] known = known(answers, 1);
    if (known.length < FEWEST_ROWS) {
      return NONE;
    }
    boolean[] forSpread = halved(known.length, seed);
    int[] fitting = chosen(known, forSpread, true);
    Spread spread = SpreadFit.fit(pick(answers, fitting), residuals(answers, targets, fitting));
    int[] judging = spread.equals(Spread.EVEN) ? known : chosen(known, forSpread, false);
    Conformal intervals =
        Conformal.ofResiduals(residuals(answers, targets, judging), pick(answers, judging), spread);
    return new FittedIntervals(NONE.calibration, Optional.of(intervals), Optional.empty());
  }

  /**
   * For two classes or more.
   *
   * @param answers row after row: the positive class's score, or one a class
   */
  static FittedIntervals ofClasses(double[] answers, double[] targets, int classCount, long seed) {
    int outputs = answers.length / targets.length;
    int[] known = known(answers, outputs);
    if (known.length < FEWEST_ROWS) {
      return NONE;
    }
    double[] scores = new double[known.length * outputs];
    int[] classes = new int[known.length];
    for (int i = 0; i < known.length; i++) {
      System.arraycopy(answers, known[i] * outputs, scores, i * outputs, outputs);
      classes[i] = (int) targets[known[i]];
    }
    return new FittedIntervals(
        choice(scores, classes, classCount, outputs, seed),
        Optional.empty(),
        sets(scores, classes, classCount, outputs));
  }

  private static CalibrationChoice choice(
      double[] scores, int[] classes, int classCount, int outputs, long seed) {
    if (outputs > 1) {
      return CalibrationChoice.choose(scores, classes, classCount, seed);
    }
    boolean[] positives = new boolean[classes.length];
    for (int row = 0; row < positives.length; row++) {
      positives[row] = classes[row] == 1;
    }
    return CalibrationChoice.choose(scores, positives, seed);
  }

  private static Optional<ClassConformal> sets(
      double[] scores, int[] classes, int classCount, int outputs) {
    if (classCount > ClassConformal.MOST_CLASSES) {
      return Optional.empty();
    }
    List<double[]> own = new ArrayList<>();
    for (int code = 0; code < classCount; code++) {
      int wanted = code;
      own.add(
          IntStream.range(0, classes.length)
              .filter(row -> classes[row] == wanted)
              .mapToDouble(row -> score(scores, row, outputs, wanted))
              .map(score -> Math.max(0, Math.min(1, score)))
              .toArray());
    }
    return Optional.of(ClassConformal.ofScores(own));
  }

  private static double score(double[] scores, int row, int outputs, int code) {
    if (outputs > 1) {
      return scores[row * outputs + code];
    }
    return code == 1 ? scores[row] : 1 - scores[row];
  }

  /** The rows that some tree did not see. */
  private static int[] known(double[] answers, int outputs) {
    return IntStream.range(0, answers.length / outputs)
        .filter(row -> !Double.isNaN(answers[row * outputs]))
        .toArray();
  }

  private static boolean[] halved(int rows, long seed) {
    boolean[] first = new boolean[rows];
    SplittableRandom random = new SplittableRandom(seed);
    for (int row = 0; rows >= FEWEST_ROWS_FOR_A_SPREAD && row < rows; row++) {
      first[row] = random.nextBoolean();
    }
    return first;
  }

  private static int[] chosen(int[] rows, boolean[] marks, boolean wanted) {
    return IntStream.range(0, rows.length)
        .filter(i -> marks[i] == wanted)
        .map(i -> rows[i])
        .toArray();
  }

  private static double[] pick(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }

  private static double[] residuals(double[] answers, double[] targets, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> targets[row] - answers[row]).toArray();
  }
}
