package dev.orchard.benchmarks.training;

import com.microsoft.ml.lightgbm.PredictionType;
import dev.orchard.model.spec.Algorithm;
import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.Hyperparameters;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.trainer.FittedForest;
import dev.orchard.training.trainer.Trainer;
import dev.orchard.training.trainer.TrainingData;
import io.github.metarank.lightgbm4j.LGBMBooster;
import io.github.metarank.lightgbm4j.LGBMDataset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;

/** Somebody who trains. Depth and number of trees are the same for all; the rest is as usual. */
enum Contestant {
  ORCHARD_FOREST {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) {
      return ours(Algorithm.RANDOM_FOREST, data, trees, depth, threads);
    }
  },
  TRIBUO_FOREST {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) {
      return ours(Algorithm.TRIBUO_RANDOM_FOREST, data, trees, depth, threads);
    }
  },
  /** One tree of Tribuo's, whatever number of them is asked for. */
  TRIBUO_CART {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) {
      return ours(
          Algorithm.TRIBUO_CART, Map.of(Hyperparameter.MAX_DEPTH, (double) depth), data, threads);
    }
  },
  /** Parallel trees in one round, on as many distinct rows as a bootstrap sample has. */
  XGBOOST_FOREST {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) throws Exception {
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("num_parallel_tree", trees);
      parameters.put("subsample", 0.632);
      parameters.put("colsample_bynode", featureFraction(data));
      parameters.put("learning_rate", 1);
      parameters.put("lambda", 0);
      parameters.put("min_child_weight", data.isRegression() ? 5 : 1);
      return xgboost(data, parameters, 1, depth, threads);
    }
  },
  /** With fewer leaves than the depth allows: its histograms of every leaf would not fit else. */
  LIGHTGBM_FOREST {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) throws Exception {
      String sampling =
          " boosting=rf bagging_freq=1 bagging_fraction=0.632 feature_fraction_bynode="
              + featureFraction(data)
              + " min_data_in_leaf=5 num_leaves="
              + Math.min(1 << depth, 1_024);
      return lightGbm(data, sampling, trees, depth, threads);
    }
  },
  ORCHARD_BOOSTING {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) {
      return ours(Algorithm.GRADIENT_BOOSTING, data, trees, depth, threads);
    }
  },
  XGBOOST_BOOSTING {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) throws Exception {
      return xgboost(data, new HashMap<>(Map.of("learning_rate", 0.1)), trees, depth, threads);
    }
  },
  LIGHTGBM_BOOSTING {
    @Override
    Scores train(TrainingData data, int trees, int depth, int threads) throws Exception {
      return lightGbm(data, " learning_rate=0.1 num_leaves=" + (1 << depth), trees, depth, threads);
    }
  };

  /** What was trained, asked once, after the clock has stopped. */
  @FunctionalInterface
  interface Scores {
    double[] of(TrainingData rows) throws Exception;
  }

  abstract Scores train(TrainingData data, int trees, int depth, int threads) throws Exception;

  private static double featureFraction(TrainingData data) {
    int features = data.featureCount();
    double usual = data.isRegression() ? features * 2 / 3.0 : Math.sqrt(features);
    return Math.round(usual) / (double) features;
  }

  private static Scores ours(
      Algorithm algorithm, TrainingData data, int trees, int depth, int threads) {
    return ours(
        algorithm,
        Map.of(Hyperparameter.TREES, (double) trees, Hyperparameter.MAX_DEPTH, (double) depth),
        data,
        threads);
  }

  private static Scores ours(
      Algorithm algorithm, Map<Hyperparameter, Double> values, TrainingData data, int threads) {
    TrainingSettings settings =
        new TrainingSettings(
            new Hyperparameters(algorithm, values),
            TrainingSettings.DEFAULT.classWeights(),
            0.2,
            100,
            OptionalInt.of(threads),
            1,
            Optional.empty(),
            Optional.empty());
    FittedForest fitted =
        Trainer.of(algorithm).fit(data, settings, threads, ProgressListener.none());
    return rows -> {
      double[] scores = new double[rows.rowCount()];
      fitted.forest().scoreBlock(rows.rowMajor(), rows.rowCount(), scores);
      return scores;
    };
  }

  private static Scores xgboost(
      TrainingData data, Map<String, Object> parameters, int rounds, int depth, int threads)
      throws Exception {
    parameters.put("tree_method", "hist");
    parameters.put("max_depth", depth);
    parameters.put("nthread", threads);
    parameters.put("seed", 1);
    parameters.put("objective", data.isRegression() ? "reg:squarederror" : "binary:logistic");
    DMatrix matrix = matrix(data);
    matrix.setLabel(floats(data.targets()));
    Booster booster = XGBoost.train(matrix, parameters, rounds, Map.of(), null, null);
    return rows -> {
      float[][] predicted = booster.predict(matrix(rows));
      double[] scores = new double[predicted.length];
      for (int row = 0; row < scores.length; row++) {
        scores[row] = predicted[row][0];
      }
      return scores;
    };
  }

  private static DMatrix matrix(TrainingData data) throws Exception {
    return new DMatrix(floats(data.rowMajor()), data.rowCount(), data.featureCount(), Float.NaN);
  }

  private static Scores lightGbm(
      TrainingData data, String further, int trees, int depth, int threads) throws Exception {
    String parameters =
        "seed=1 deterministic=true verbosity=-1 num_threads="
            + threads
            + " max_depth="
            + depth
            + " objective="
            + (data.isRegression() ? "regression" : "binary")
            + further;
    LGBMDataset dataset =
        LGBMDataset.createFromMat(
            data.rowMajor(), data.rowCount(), data.featureCount(), true, parameters, null);
    dataset.setField("label", floats(data.targets()));
    LGBMBooster booster = LGBMBooster.create(dataset, parameters);
    for (int tree = 0; tree < trees; tree++) {
      booster.updateOneIter();
    }
    return rows ->
        booster.predictForMat(
            rows.rowMajor(),
            rows.rowCount(),
            rows.featureCount(),
            true,
            PredictionType.C_API_PREDICT_NORMAL);
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
