package dev.orchard.model.scoring;

import java.util.Arrays;
import java.util.List;

/**
 * Which classes a row may have at a confidence level: those whose score is no lower than what all
 * but few rows of that class get. Conformal by class (Vovk, Conditional validity of inductive
 * conformal predictors, 2012), on the forest's scores before calibration, whose steps would make
 * ties: a rare class is held as often as a common one.
 *
 * <p>For level c and the n rows of a class the least score is the one of rank {@code floor((n + 1)
 * (1 - c))} from below; where that is 0, which takes few rows, every score will do.
 */
public final class ClassConformal {
  /** For more classes no sets are made. */
  public static final int MOST_CLASSES = 50;

  private final double[][] leastScores;

  /**
   * Takes a stored table.
   *
   * @param leastScores {@code [class][level]} for 50 %, 51 % … 99 %, never rising, from 0 to 1
   */
  public ClassConformal(double[][] leastScores) {
    if (leastScores.length < 2 || leastScores.length > MOST_CLASSES) {
      throw new IllegalArgumentException("Class sets for " + leastScores.length + " classes");
    }
    this.leastScores = new double[leastScores.length][];
    for (int code = 0; code < leastScores.length; code++) {
      double[] scores = leastScores[code];
      boolean falling = scores.length == ConfidenceLevels.COUNT;
      for (int i = 0; falling && i < scores.length; i++) {
        falling = scores[i] >= 0 && scores[i] <= (i == 0 ? 1 : scores[i - 1]);
      }
      if (!falling) {
        throw new IllegalArgumentException("The least scores of class " + code + " rise");
      }
      this.leastScores[code] = scores.clone();
    }
  }

  /**
   * From the scores that rows got for their own class.
   *
   * @param scores one array a class, in any order, from 0 to 1
   */
  public static ClassConformal ofScores(List<double[]> scores) {
    double[][] least = new double[scores.size()][ConfidenceLevels.COUNT];
    for (int code = 0; code < least.length; code++) {
      double[] sorted = scores.get(code).clone();
      Arrays.sort(sorted);
      for (int i = 0; i < ConfidenceLevels.COUNT; i++) {
        long rank = (sorted.length + 1L) * (100 - ConfidenceLevels.percent(i)) / 100;
        least[code][i] = rank == 0 ? 0 : sorted[(int) rank - 1];
      }
    }
    return new ClassConformal(least);
  }

  public int classCount() {
    return leastScores.length;
  }

  /** The stored table of a class: for 50 %, 51 % … 99 %. */
  public double[] leastScores(int code) {
    return leastScores[code].clone();
  }

  /** Whether a class with this score belongs to the set; a level between two takes the higher. */
  public boolean holds(int code, double score, double level) {
    int index = (int) Math.ceil(ConfidenceLevels.position(level) - 1e-9);
    return score >= leastScores[code][index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassConformal that && Arrays.deepEquals(leastScores, that.leastScores);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(leastScores);
  }
}
