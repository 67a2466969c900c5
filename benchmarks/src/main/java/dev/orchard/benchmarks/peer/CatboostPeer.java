package dev.orchard.benchmarks.peer;

import ai.catboost.CatBoostError;
import ai.catboost.CatBoostModel;
import ai.catboost.CatBoostPredictions;

/** CatBoost's own library; a batch runs on the calling thread. */
final class CatboostPeer implements Peer {
  private static final String[] NO_CATEGORIES = new String[0];

  private final CatBoostModel model;
  private final Rows rows;
  private final String[][] noCategories;
  private final CatBoostPredictions prediction;
  private final CatBoostPredictions predictions;

  CatboostPeer(byte[] json, Rows rows) throws CatBoostError {
    model = CatBoostModel.loadModel(json, "json");
    this.rows = rows;
    noCategories = new String[rows.count()][0];
    prediction = new CatBoostPredictions(1, 1);
    predictions = new CatBoostPredictions(rows.count(), 1);
  }

  @Override
  public double score(int row) {
    try {
      model.predict(rows.row(row), NO_CATEGORIES, prediction);
      return prediction.get(0, 0);
    } catch (CatBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public double[] scoreAll() {
    try {
      model.predict(rows.each(), noCategories, predictions);
      return predictions.copyRowMajorPredictions();
    } catch (CatBoostError e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      model.close();
    } catch (CatBoostError e) {
      throw new IllegalStateException(e);
    }
  }
}
