package dev.orchard.model.scoring;

import java.util.Arrays;

/**
 * Maps the score of a classifier to a probability that can be believed: of the rows that get 0.8,
 * about 80 % are positive. Monotone, from [0, 1] to [0, 1]. Fitted in training, only applied here.
 */
public sealed interface Calibration {
  /** Leaves scores as they are. */
  Calibration NONE = new None();

  double apply(double score);

  /** The word in JSON and model cards. */
  String method();

  /** See {@link #NONE}. */
  record None() implements Calibration {
    @Override
    public double apply(double score) {
      return score;
    }

    @Override
    public String method() {
      return "none";
    }
  }

  /**
   * A logistic curve over the score's log-odds, {@code 1 / (1 + exp(-(slope * logit(score) +
   * intercept)))}: Platt, Probabilistic outputs for support vector machines, 1999, over log-odds so
   * that slope 1 and intercept 0 change nothing.
   */
  record Platt(double slope, double intercept) implements Calibration {
    /** Scores are kept this far from 0 and 1, where log-odds are infinite. */
    public static final double SCORE_MARGIN = 1e-6;

    public Platt {
      if (!Double.isFinite(slope) || !Double.isFinite(intercept) || slope < 0) {
        throw new IllegalArgumentException(
            "No calibration with slope " + slope + " and intercept " + intercept);
      }
    }

    /** The log-odds a fit of this curve must regress on. */
    public static double logit(double score) {
      double inner = Math.min(1 - SCORE_MARGIN, Math.max(SCORE_MARGIN, score));
      return Math.log(inner / (1 - inner));
    }

    @Override
    public double apply(double score) {
      return 1 / (1 + Math.exp(-(slope * logit(score) + intercept)));
    }

    @Override
    public String method() {
      return "platt";
    }
  }

  /**
   * A rising line through points, linear between them and flat outside: Zadrozny and Elkan,
   * Transforming classifier scores into accurate multiclass probability estimates, 2002.
   */
  final class Isotonic implements Calibration {
    private final double[] scores;
    private final double[] probabilities;

    /**
     * Takes the points.
     *
     * @param scores strictly rising
     * @param probabilities as many, never falling, within [0, 1]
     */
    public Isotonic(double[] scores, double[] probabilities) {
      if (scores.length == 0 || scores.length != probabilities.length) {
        throw new IllegalArgumentException(
            scores.length + " scores, " + probabilities.length + " probabilities");
      }
      for (int i = 0; i < scores.length; i++) {
        boolean inside =
            Double.isFinite(scores[i]) && probabilities[i] >= 0 && probabilities[i] <= 1;
        boolean rising =
            i == 0 || (scores[i] > scores[i - 1] && probabilities[i] >= probabilities[i - 1]);
        if (!inside || !rising) {
          throw new IllegalArgumentException("Point " + i + " does not rise");
        }
      }
      this.scores = scores.clone();
      this.probabilities = probabilities.clone();
    }

    public double[] scores() {
      return scores.clone();
    }

    public double[] probabilities() {
      return probabilities.clone();
    }

    @Override
    public double apply(double score) {
      if (Double.isNaN(score)) {
        return score;
      }
      int found = Arrays.binarySearch(scores, score);
      if (found >= 0) {
        return probabilities[found];
      }
      int right = -found - 1;
      if (right == 0) {
        return probabilities[0];
      }
      if (right == scores.length) {
        return probabilities[right - 1];
      }
      double share = (score - scores[right - 1]) / (scores[right] - scores[right - 1]);
      return probabilities[right - 1] + share * (probabilities[right] - probabilities[right - 1]);
    }

    @Override
    public String method() {
      return "isotonic";
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Isotonic that
          && Arrays.equals(scores, that.scores)
          && Arrays.equals(probabilities, that.probabilities);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(scores) + 31 * Arrays.hashCode(probabilities);
    }
  }
}
