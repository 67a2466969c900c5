package dev.orchard.training.trainer;

import dev.orchard.forest.Forest;
import dev.orchard.formats.xgboost.XgboostReader;
import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.Hyperparameters;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * {@code gradient_boosting}: XGBoost's {@code hist}, stopped by the loss on a part of the training
 * rows. The booster is kept as {@code source.ubj}, and what serves is read back from it.
 *
 * <p>Category codes are given to XGBoost as numbers: they are in the order of the mean label, so a
 * cut between codes is a cut between groups of categories, and the code of unseen categories keeps
 * its neutral place; sets of codes would send every unseen category the same way. Missing values go
 * where each split loses least.
 *
 * <p>The number of threads may change the last digits of a sum, so it is the spec's alone, and 1 if
 * the spec names none: what the machine offers must not decide a forest.
 */
public final class GradientBoostingTrainer implements Trainer {
  /** The booster, in the version beside the forest. */
  static final String FILE = "source.ubj";

  @Override
  public FittedForest fit(
      TrainingData data, TrainingSettings settings, int threads, ProgressListener progress) {
    Hyperparameters chosen = settings.hyperparameters();
    BoostingRows rows =
        BoostingRows.of(data, chosen.number(Hyperparameter.VALIDATION_FRACTION), settings.seed());
    byte[] booster = train(data, rows, settings, progress);
    Forest forest = new XgboostReader().read(booster).forest();
    return new FittedForest(
        forest,
        data.isRegression() ? "GradientBoostingRegressor" : "GradientBoostingClassifier",
        validated(forest, data, rows),
        "validation",
        Map.of(FILE, booster));
  }

  private static byte[] train(
      TrainingData data, BoostingRows rows, TrainingSettings settings, ProgressListener progress) {
    Hyperparameters chosen = settings.hyperparameters();
    try (BoostingMatrix training = BoostingMatrix.of(data.rows(rows.training()));
        BoostingMatrix validation = BoostingMatrix.of(data.rows(rows.validation()))) {
      return new BoostingRounds(
              chosen.whole(Hyperparameter.TREES),
              chosen.whole(Hyperparameter.EARLY_STOPPING_ROUNDS))
          .train(training, validation, parameters(data, settings), progress);
    } catch (XGBoostError e) {
      throw new IllegalStateException("XGBoost failed", e);
    } catch (LinkageError e) {
      throw cannotLoad(e);
    }
  }

  static TrainingException cannotLoad(LinkageError cause) {
    return new TrainingException(
        Reason.UNSUPPORTED,
        "gradient_boosting needs XGBoost's native library, which cannot be loaded here. It comes"
            + " along for Linux on x86_64 and needs the GNU OpenMP library (libgomp.so.1; Debian's"
            + " package libgomp1). random_forest needs no native library",
        cause);
  }

  private static Map<String, Object> parameters(TrainingData data, TrainingSettings settings) {
    Hyperparameters chosen = settings.hyperparameters();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("tree_method", "hist");
    parameters.put("nthread", settings.threads().orElse(1));
    parameters.put("seed", settings.seed());
    parameters.put("verbosity", 0);
    parameters.put("max_depth", chosen.whole(Hyperparameter.MAX_DEPTH));
    parameters.put("max_bin", chosen.whole(Hyperparameter.MAX_BIN));
    parameters.put("min_child_weight", chosen.number(Hyperparameter.MIN_CHILD_WEIGHT));
    parameters.put("colsample_bynode", chosen.number(Hyperparameter.FEATURE_FRACTION));
    parameters.put("subsample", chosen.number(Hyperparameter.SUBSAMPLE));
    parameters.put("learning_rate", chosen.number(Hyperparameter.LEARNING_RATE));
    parameters.put("lambda", chosen.number(Hyperparameter.LAMBDA));
    parameters.put("gamma", chosen.number(Hyperparameter.GAMMA));
    if (data.isRegression()) {
      parameters.put("objective", "reg:squarederror");
      parameters.put("eval_metric", "rmse");
    } else if (data.classCount() == 2) {
      parameters.put("objective", "binary:logistic");
      parameters.put("eval_metric", "logloss");
      parameters.put("scale_pos_weight", chosen.number(Hyperparameter.SCALE_POS_WEIGHT));
    } else {
      parameters.put("objective", "multi:softprob");
      parameters.put("eval_metric", "mlogloss");
      parameters.put("num_class", data.classCount());
    }
    return parameters;
  }

  /** What the forest says of the rows that no tree was fitted to, among the others. */
  private static double[] validated(Forest forest, TrainingData data, BoostingRows rows) {
    int outputs = forest.outputCount();
    int[] validation = rows.validation();
    double[] scores = new double[validation.length * outputs];
    forest.scoreBlock(data.rows(validation).rowMajor(), validation.length, scores);
    double[] answers = new double[data.rowCount() * outputs];
    Arrays.fill(answers, Double.NaN);
    for (int i = 0; i < validation.length; i++) {
      System.arraycopy(scores, i * outputs, answers, validation[i] * outputs, outputs);
    }
    return answers;
  }
}
