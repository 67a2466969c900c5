package dev.orchard.training.trainer;

import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.TrainingSettings;
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
 * {@code random_forest}: our own, on binned columns. A few categories are split into two sets,
 * ordered anew by their mean label in every node; what a node never saw, such as the code of unseen
 * categories, goes with most of its rows. The codes of many categories are cut like numbers: they
 * are in the order of the mean label over all rows, which small nodes could only guess, and the
 * code of unseen categories keeps its neutral place.
 */
public final class RandomForestTrainer implements Trainer {
  /** Up to so many categories, unseen ones counted as one, are split into sets. */
  private static final int MOST_CATEGORIES_IN_SETS = 32;

  @Override
  public FittedForest fit(
      TrainingData data, TrainingSettings settings, int threads, ProgressListener progress) {
    int bins = settings.hyperparameters().whole(Hyperparameter.MAX_BIN);
    return fit(data, ForestSettings.of(settings, data, threads), bins, progress);
  }

  FittedForest fit(
      TrainingData data, GrowthParameters parameters, int bins, ProgressListener progress) {
    List<BinnedColumn> columns = new ArrayList<>(data.featureCount());
    for (int feature = 0; feature < data.featureCount(); feature++) {
      columns.add(column(data, feature, bins, parameters.seed()));
    }
    TrainingRows rows =
        data.outputCount() == 1
            ? TrainingRows.ofNumbers(columns, data.targets(), data.weights())
            : TrainingRows.ofClasses(columns, data.targets(), data.classCount(), data.weights());
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

  private static BinnedColumn column(TrainingData data, int feature, int bins, long seed) {
    double[] values = data.columns()[feature];
    boolean few = Arrays.stream(values).noneMatch(value -> value >= MOST_CATEGORIES_IN_SETS);
    return few && data.categories().get(feature)
        ? BinnedColumn.ofCategories(values)
        : BinnedColumn.ofNumbers(values, bins, seed);
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
