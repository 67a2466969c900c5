package dev.orchard.formats.xgboost;

import dev.orchard.formats.Diamonds;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost itself. */
final class Oracle {
  private final Booster booster;

  private Oracle(Booster booster) {
    this.booster = booster;
  }

  /** Trains with the parameters, such as {@code max_depth=3 eta=0.1}. */
  static Oracle train(Diamonds diamonds, float[] labels, int rounds, String parameters)
      throws XGBoostError {
    DMatrix data = matrix(withGaps(diamonds), true);
    data.setLabel(labels);
    return train(data, rounds, parameters);
  }

  /** The rows, of which every eleventh value is missing. */
  static double[] withGaps(Diamonds diamonds) {
    double[] rows = diamonds.rows();
    for (int i = 0; i < rows.length; i += 11) {
      rows[i] = Double.NaN;
    }
    return rows;
  }

  static Oracle train(DMatrix data, int rounds, String parameters) throws XGBoostError {
    Map<String, Object> map = new HashMap<>(Map.of("nthread", 1, "seed", 7, "verbosity", 0));
    for (String parameter : parameters.split(" ", -1)) {
      int equals = parameter.indexOf('=');
      map.put(parameter.substring(0, equals), parameter.substring(equals + 1));
    }
    return new Oracle(XGBoost.train(data, map, rounds, Map.of(), null, null));
  }

  static DMatrix matrix(double[] rows, boolean withCategories) throws XGBoostError {
    DMatrix data = unnamed(rows);
    data.setFeatureNames(Diamonds.FEATURES.toArray(new String[0]));
    String[] types = new String[Diamonds.WIDTH];
    for (int i = 0; i < types.length; i++) {
      types[i] = withCategories && Diamonds.CATEGORIES.contains(i) ? "c" : "float";
    }
    data.setFeatureTypes(types);
    return data;
  }

  /** Without names and types, which unseen categories would contradict. */
  static DMatrix unnamed(double[] rows) throws XGBoostError {
    float[] floats = new float[rows.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) rows[i];
    }
    return new DMatrix(floats, rows.length / Diamonds.WIDTH, Diamonds.WIDTH, Float.NaN);
  }

  Booster booster() {
    return booster;
  }

  byte[] file(String format) throws XGBoostError {
    return booster.toByteArray(format);
  }

  float[][] margins(double[] rows) throws XGBoostError {
    return booster.predict(unnamed(rows), true);
  }

  float[][] scores(double[] rows) throws XGBoostError {
    return booster.predict(unnamed(rows), false);
  }
}
