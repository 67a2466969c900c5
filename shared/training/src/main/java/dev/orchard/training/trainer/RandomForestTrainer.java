package dev.orchard.training.trainer;

import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.histogram.BinnedColumn;
import dev.orchard.training.histogram.ForestGrower;
import dev.orchard.training.histogram.GrownForest;
import dev.orchard.training.histogram.GrowthParameters;
import dev.orchard.training.histogram.TrainingRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * {@code random_forest}: our own, on binned columns. Category codes are cut like numbers: they are
 * in the order of the mean label, and the code of unseen categories keeps its neutral place.
 */
public final class RandomForestTrainer implements Trainer {
  @Override
  public FittedForest fit(
      TrainingData data, GrowthParameters parameters, ProgressListener progress) {
    List<BinnedColumn> columns = new ArrayList<>(data.featureCount());
    for (double[] column : data.columns()) {
      columns.add(BinnedColumn.ofNumbers(column, parameters.seed()));
    }
    double[] weights = new double[data.rowCount()];
    Arrays.fill(weights, 1.0);
    TrainingRows rows = new TrainingRows(columns, targets(data), weights);
    try {
      GrownForest grown =
          new ForestGrower(rows, parameters)
              .grow(trees -> progress.progress("growing trees", trees, parameters.trees()));
      String type = data.isRegression() ? "RandomForestRegressor" : "RandomForestClassifier";
      return new FittedForest(grown.forest(), type, outOfBag(grown, data));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted", e);
    }
  }

  private static double[][] targets(TrainingData data) {
    if (data.outputCount() == 1) {
      return new double[][] {data.targets()};
    }
    double[][] shares = new double[data.classCount()][data.rowCount()];
    for (int row = 0; row < data.rowCount(); row++) {
      shares[(int) data.targets()[row]][row] = 1.0;
    }
    return shares;
  }

  private static double[] outOfBag(GrownForest grown, TrainingData data) {
    int outputs = data.outputCount();
    double[] answers = new double[data.rowCount() * outputs];
    for (int output = 0; output < outputs; output++) {
      double[] answer = grown.outOfBag(output);
      for (int row = 0; row < answer.length; row++) {
        answers[row * outputs + output] = answer[row];
      }
    }
    return answers;
  }
}
