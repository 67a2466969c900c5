package dev.orchard.training.evaluation;

import dev.orchard.model.scoring.Calibration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/**
 * Chooses between no calibration, Platt's curve and isotonic regression: each is fitted on four
 * fifths of the rows and judged by log loss on the last fifth, five times over; the winner is then
 * fitted on all rows. Ties go to the simpler one.
 */
public final class CalibrationChoice {
  private static final int FOLDS = 5;

  /** With fewer rows of either class a curve would fit chance. */
  private static final int LEAST_OF_A_CLASS = 20;

  private CalibrationChoice() {}

  /**
   * Chooses and fits.
   *
   * @param scores of rows that the forest was not trained on
   * @param positives whether the row is positive
   */
  public static Calibration choose(double[] scores, boolean[] positives, long seed) {
    int count = 0;
    for (boolean positive : positives) {
      count += positive ? 1 : 0;
    }
    if (Math.min(count, positives.length - count) < LEAST_OF_A_CLASS) {
      return Calibration.NONE;
    }
    List<BiFunction<double[], boolean[], Calibration>> candidates =
        List.of((s, p) -> Calibration.NONE, PlattFit::fit, IsotonicFit::fit);
    int[] folds = folds(scores.length, seed);
    BiFunction<double[], boolean[], Calibration> best = candidates.get(0);
    double least = Double.POSITIVE_INFINITY;
    for (BiFunction<double[], boolean[], Calibration> candidate : candidates) {
      double loss = loss(candidate, scores, positives, folds);
      if (loss < least) {
        least = loss;
        best = candidate;
      }
    }
    return best.apply(scores, positives);
  }

  private static int[] folds(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] folds = new int[rows];
    for (int row = 0; row < rows; row++) {
      folds[row] = random.nextInt(FOLDS);
    }
    return folds;
  }

  private static double loss(
      BiFunction<double[], boolean[], Calibration> fit,
      double[] scores,
      boolean[] positives,
      int[] folds) {
    double sum = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Integer> inside = new ArrayList<>();
      List<Integer> outside = new ArrayList<>();
      for (int row = 0; row < folds.length; row++) {
        (folds[row] == fold ? outside : inside).add(row);
      }
      Calibration fitted = fit.apply(pick(scores, inside), pick(positives, inside));
      double[] judged = pick(scores, outside);
      for (int i = 0; i < judged.length; i++) {
        judged[i] = fitted.apply(judged[i]);
      }
      if (!outside.isEmpty()) {
        sum += BinaryMeasures.logLoss(judged, pick(positives, outside)) * outside.size();
      }
    }
    return sum / folds.length;
  }

  private static double[] pick(double[] values, List<Integer> rows) {
    return rows.stream().mapToDouble(row -> values[row]).toArray();
  }

  private static boolean[] pick(boolean[] values, List<Integer> rows) {
    boolean[] picked = new boolean[rows.size()];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = values[rows.get(i)];
    }
    return picked;
  }
}
