package dev.orchard.benchmarks.peer;

import java.io.IOException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** XGBoost's own library through its Java binding, without the detour of a DMatrix. */
final class XgboostPeer implements Peer {
  private final Booster booster;
  private final Rows rows;

  XgboostPeer(byte[] file, Rows rows) throws IOException, XGBoostError {
    booster = XGBoost.loadModel(file);
    booster.setParam("nthread", 1);
    this.rows = rows;
  }

  @Override
  public double score(int row) {
    return predict(rows.row(row), 1)[0][0];
  }

  @Override
  public double[] scoreAll() {
    float[][] predictions = predict(rows.all(), rows.count());
    double[] margins = new double[predictions.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = predictions[i][0];
    }
    return margins;
  }

  private float[][] predict(float[] values, int count) {
    try {
      return booster.inplace_predict(values, count, rows.features(), Float.NaN);
    } catch (XGBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    booster.dispose();
  }
}
