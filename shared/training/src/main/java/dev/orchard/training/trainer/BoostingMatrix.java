package dev.orchard.training.trainer;

import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** Rows in XGBoost's own memory, which is given back on closing. */
final class BoostingMatrix implements AutoCloseable {
  private final DMatrix matrix;

  private BoostingMatrix(DMatrix matrix) {
    this.matrix = matrix;
  }

  static BoostingMatrix of(TrainingData data) throws XGBoostError {
    float[] values = new float[data.rowCount() * data.featureCount()];
    for (int feature = 0; feature < data.featureCount(); feature++) {
      double[] column = data.columns()[feature];
      for (int row = 0; row < column.length; row++) {
        values[row * data.featureCount() + feature] = single(column[row]);
      }
    }
    DMatrix matrix = new DMatrix(values, data.rowCount(), data.featureCount(), Float.NaN);
    BoostingMatrix made = new BoostingMatrix(matrix);
    matrix.setLabel(singles(data.targets()));
    if (!data.isUnweighted()) {
      matrix.setWeight(singles(data.weights()));
    }
    return made;
  }

  DMatrix matrix() {
    return matrix;
  }

  @Override
  public void close() {
    matrix.dispose();
  }

  private static float[] singles(double[] values) {
    float[] singles = new float[values.length];
    for (int i = 0; i < singles.length; i++) {
      singles[i] = single(values[i]);
    }
    return singles;
  }

  private static float single(double value) {
    float single = (float) value;
    if (Float.isInfinite(single)) {
      throw new TrainingException(
          Reason.WRONG_VALUE,
          "gradient_boosting learns from numbers up to 3.4e38, and here is " + value);
    }
    return single;
  }
}
