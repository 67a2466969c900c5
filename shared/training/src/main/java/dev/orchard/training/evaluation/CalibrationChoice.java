package dev.orchard.training.evaluation;

import dev.orchard.model.scoring.Calibration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Chooses between no calibration, Platt's curve and isotonic regression: each is fitted on four
 * fifths of the rows and judged by log loss on the last fifth, five times over; the winner is then
 * fitted on all rows. Ties go to the simpler one.
 *
 * @param calibration the winner
 * @param losses the log loss of each that was tried, by method; empty for too few rows
 */
public record CalibrationChoice(Calibration calibration, Map<String, Double> losses) {
  private static final int FOLDS = 5;

  /** With fewer rows of either class a curve would fit chance. */
  private static final int LEAST_OF_A_CLASS = 20;

  /** One score of one row for one class; more would cost time and tell nothing new. */
  private static final int MOST_SCORES = 2_000_000;

  private static final CalibrationChoice NONE = new CalibrationChoice(Calibration.NONE, Map.of());

  private static final List<BiFunction<double[], boolean[], Calibration>> METHODS =
      List.of((scores, positives) -> Calibration.NONE, PlattFit::fit, IsotonicFit::fit);

  /**
   * Chooses for two classes.
   *
   * @param scores of the positive class, of rows that the forest was not trained on
   * @param positives whether the row is positive
   */
  public static CalibrationChoice choose(double[] scores, boolean[] positives, long seed) {
    int[] classes = new int[positives.length];
    for (int row = 0; row < classes.length; row++) {
      classes[row] = positives[row] ? 1 : 0;
    }
    return choose(scores, classes, 2, 1, seed);
  }

  /**
   * Chooses for many classes: one curve, fitted to every class against the rest at once, after
   * which the probabilities of a row are made to add up to 1. The log loss is that of the outcome.
   *
   * @param scores row after row, one a class
   * @param classes the true class of each row
   */
  public static CalibrationChoice choose(
      double[] scores, int[] classes, int classCount, long seed) {
    return choose(scores, classes, classCount, classCount, seed);
  }

  private static CalibrationChoice choose(
      double[] scores, int[] classes, int classCount, int outputs, long seed) {
    int rows = Math.min(classes.length, MOST_SCORES / outputs);
    int[] counts = new int[classCount];
    for (int row = 0; row < rows; row++) {
      counts[classes[row]]++;
    }
    if (IntStream.of(counts).min().orElse(0) < LEAST_OF_A_CLASS) {
      return NONE;
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] folds = IntStream.range(0, rows).map(row -> random.nextInt(FOLDS)).toArray();
    Scores all = new Scores(scores, classes, outputs);
    Map<String, Double> losses = new LinkedHashMap<>();
    BiFunction<double[], boolean[], Calibration> best = METHODS.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (BiFunction<double[], boolean[], Calibration> method : METHODS) {
      double loss = 0;
      String name = "";
      for (int fold = 0; fold < FOLDS; fold++) {
        int left = fold;
        int[] inside = IntStream.range(0, rows).filter(row -> folds[row] != left).toArray();
        int[] outside = IntStream.range(0, rows).filter(row -> folds[row] == left).toArray();
        Calibration fitted = all.fit(method, inside);
        loss += all.loss(fitted, outside) / rows;
        name = fitted.method();
      }
      losses.put(name, loss);
      if (loss < least) {
        least = loss;
        best = method;
      }
    }
    return new CalibrationChoice(all.fit(best, IntStream.range(0, rows).toArray()), losses);
  }

  /** Scores of rows, for the positive class alone or for every class. */
  private static final class Scores {
    private final double[] scores;
    private final int[] classes;
    private final int outputs;

    Scores(double[] scores, int[] classes, int outputs) {
      this.scores = scores;
      this.classes = classes;
      this.outputs = outputs;
    }

    Calibration fit(BiFunction<double[], boolean[], Calibration> method, int[] rows) {
      double[] picked = new double[rows.length * outputs];
      boolean[] positives = new boolean[picked.length];
      for (int i = 0; i < picked.length; i++) {
        int row = rows[i / outputs];
        int output = i % outputs;
        picked[i] = scores[row * outputs + output];
        positives[i] = classes[row] == (outputs == 1 ? 1 : output);
      }
      return method.apply(picked, positives);
    }

    /** The sum over rows of the negative logarithm of the true class's probability. */
    double loss(Calibration calibration, int[] rows) {
      double sum = 0;
      for (int row : rows) {
        double probability = outputs == 1 ? ofTwo(calibration, row) : ofMany(calibration, row);
        sum -= Math.log(Math.min(1, Math.max(BinaryMeasures.PROBABILITY_MARGIN, probability)));
      }
      return sum;
    }

    private double ofTwo(Calibration calibration, int row) {
      double positive = calibration.apply(scores[row]);
      return classes[row] == 1 ? positive : 1 - positive;
    }

    private double ofMany(Calibration calibration, int row) {
      double whole = 0;
      for (int output = 0; output < outputs; output++) {
        whole += calibration.apply(scores[row * outputs + output]);
      }
      double own = calibration.apply(scores[row * outputs + classes[row]]);
      return whole > 0 ? own / whole : 1.0 / outputs;
    }
  }
}
