package dev.orchard.training.trainer;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * Boosts round by round, so that a training can be followed, stopped early and interrupted between
 * any two trees.
 *
 * @param most rounds at the most
 * @param patience rounds without a better loss before it stops; 0: it does not
 */
record BoostingRounds(int most, int patience) {
  private static final String VALIDATION = "validation";

  /**
   * Trains.
   *
   * @return the booster as UBJSON, which names its best round; the rounds behind it are kept but
   *     count for nothing
   */
  byte[] train(
      BoostingMatrix training,
      BoostingMatrix validation,
      Map<String, Object> parameters,
      ProgressListener progress)
      throws XGBoostError {
    Booster booster =
        XGBoost.train(
            training.matrix(),
            parameters,
            0,
            Map.of(VALIDATION, validation.matrix()),
            /* obj= */ null,
            /* eval= */ null);
    try {
      int best = boost(booster, training.matrix(), validation.matrix(), progress);
      booster.setAttr("best_iteration", Integer.toString(best));
      return booster.toByteArray("ubj");
    } finally {
      booster.dispose();
    }
  }

  private int boost(
      Booster booster, DMatrix training, DMatrix validation, ProgressListener progress)
      throws XGBoostError {
    double bestLoss = Double.POSITIVE_INFINITY;
    int best = 0;
    for (int round = 0; round < most; round++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
      }
      booster.update(training, round);
      double loss = loss(booster, validation, round);
      if (patience == 0 || loss < bestLoss) {
        bestLoss = loss;
        best = round;
      }
      progress.progress("growing trees", round + 1, most);
      if (patience > 0 && round - best >= patience) {
        return best;
      }
    }
    return best;
  }

  /** From a line such as {@code [3]\tvalidation-rmse:0.25}. */
  private static double loss(Booster booster, DMatrix validation, int round) throws XGBoostError {
    String line = booster.evalSet(new DMatrix[] {validation}, new String[] {VALIDATION}, round);
    double loss = Double.parseDouble(line.substring(line.lastIndexOf(':') + 1).strip());
    return Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss;
  }
}
