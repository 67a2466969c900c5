package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Measures of a regression. */
public final class NumberMeasures {
  private NumberMeasures() {}

  /**
   * Measures predictions. MAPE is a share (0.1 is 10 %) over the rows whose truth is not 0; what is
   * undefined is left out.
   */
  public static Map<Metric, Double> of(double[] predictions, double[] truths) {
    double mean = Arrays.stream(truths).average().orElse(0);
    double squares = 0;
    double absolutes = 0;
    double spread = 0;
    double shares = 0;
    int shareRows = 0;
    for (int row = 0; row < truths.length; row++) {
      double error = predictions[row] - truths[row];
      squares += error * error;
      absolutes += Math.abs(error);
      spread += (truths[row] - mean) * (truths[row] - mean);
      if (truths[row] != 0) {
        shares += Math.abs(error / truths[row]);
        shareRows++;
      }
    }
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.RMSE, Math.sqrt(squares / truths.length));
    measures.put(Metric.MAE, absolutes / truths.length);
    measures.put(Metric.MAPE, shares / shareRows);
    measures.put(Metric.R2, 1 - squares / spread);
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }
}
