package dev.orchard.training.evaluation;

import dev.orchard.model.scoring.Calibration;

/**
 * Logistic regression of the class on the score's log-odds, by Newton's method with halved steps
 * (Lin, Lin and Weng, A note on Platt's probabilistic outputs, 2007), with Platt's softened
 * targets.
 */
final class PlattFit {
  private static final int MOST_STEPS = 100;
  private static final double ENOUGH = 1e-10;
  private static final double RIDGE = 1e-12;

  private final double[] logits;
  private final double[] targets;

  private PlattFit(double[] scores, boolean[] positives) {
    int count = 0;
    for (boolean positive : positives) {
      count += positive ? 1 : 0;
    }
    double high = (count + 1.0) / (count + 2.0);
    double low = 1.0 / (positives.length - count + 2.0);
    logits = new double[scores.length];
    targets = new double[scores.length];
    for (int row = 0; row < scores.length; row++) {
      logits[row] = Calibration.Platt.logit(scores[row]);
      targets[row] = positives[row] ? high : low;
    }
  }

  static Calibration fit(double[] scores, boolean[] positives) {
    return new PlattFit(scores, positives).solve();
  }

  private Calibration solve() {
    double slope = 1;
    double intercept = 0;
    double loss = loss(slope, intercept);
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] move = newtonStep(slope, intercept);
      double size = 1;
      double next = loss(slope + move[0], intercept + move[1]);
      while (!(next <= loss) && size > 1e-10) {
        size /= 2;
        next = loss(slope + size * move[0], intercept + size * move[1]);
      }
      if (!(next < loss)) {
        break;
      }
      slope += size * move[0];
      intercept += size * move[1];
      boolean done = loss - next < ENOUGH * Math.abs(loss);
      loss = next;
      if (done) {
        break;
      }
    }
    // A falling curve says that the scores are worthless: then everyone gets the share.
    return new Calibration.Platt(Math.max(0, slope), intercept);
  }

  private double[] newtonStep(double slope, double intercept) {
    double gradientSlope = 0;
    double gradientIntercept = 0;
    double h11 = RIDGE;
    double h12 = 0;
    double h22 = RIDGE;
    for (int row = 0; row < logits.length; row++) {
      double probability = 1 / (1 + Math.exp(-(slope * logits[row] + intercept)));
      double error = probability - targets[row];
      double weight = probability * (1 - probability);
      gradientSlope += error * logits[row];
      gradientIntercept += error;
      h11 += weight * logits[row] * logits[row];
      h12 += weight * logits[row];
      h22 += weight;
    }
    double determinant = h11 * h22 - h12 * h12;
    if (determinant <= 0) {
      return new double[] {0, -gradientIntercept / h22};
    }
    return new double[] {
      -(h22 * gradientSlope - h12 * gradientIntercept) / determinant,
      -(h11 * gradientIntercept - h12 * gradientSlope) / determinant
    };
  }

  /** The cross-entropy, in a form that does not overflow. */
  private double loss(double slope, double intercept) {
    double sum = 0;
    for (int row = 0; row < logits.length; row++) {
      double margin = slope * logits[row] + intercept;
      sum += Math.max(margin, 0) - targets[row] * margin + Math.log1p(Math.exp(-Math.abs(margin)));
    }
    return sum;
  }
}
