package dev.orchard.training.evaluation;

import dev.orchard.model.spec.Metric;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * Measures of a regression. MAPE is a share (0.1 is 10 %) over the rows whose truth is not 0; what
 * is undefined is left out.
 */
public final class NumberMeasures implements CountedMeasures {
  private final double[] predictions;
  private final double[] truths;

  NumberMeasures(double[] predictions, double[] truths) {
    this.predictions = predictions;
    this.truths = truths;
  }

  /** Measures predictions, by Tribuo where it offers the measure. */
  public static Map<Metric, Double> of(double[] predictions, double[] truths) {
    Map<Metric, Double> measures = new NumberMeasures(predictions, truths).measureAll();
    measures.putAll(TribuoMeasures.ofNumbers(predictions, truths));
    return measures;
  }

  /** The rows that MAPE leaves out. */
  static long zeros(double[] truths) {
    return Arrays.stream(truths).filter(truth -> truth == 0).count();
  }

  @Override
  public int rowCount() {
    return truths.length;
  }

  @Override
  public Map<Metric, Double> measure(int[] counts) {
    double rows = 0;
    double total = 0;
    for (int row = 0; row < counts.length; row++) {
      rows += counts[row];
      total += counts[row] * truths[row];
    }
    double mean = total / rows;
    double squares = 0;
    double absolutes = 0;
    double spread = 0;
    double shares = 0;
    double shareRows = 0;
    for (int row = 0; row < counts.length; row++) {
      double error = predictions[row] - truths[row];
      squares += counts[row] * error * error;
      absolutes += counts[row] * Math.abs(error);
      spread += counts[row] * (truths[row] - mean) * (truths[row] - mean);
      if (truths[row] != 0) {
        shares += counts[row] * Math.abs(error / truths[row]);
        shareRows += counts[row];
      }
    }
    Map<Metric, Double> measures = new EnumMap<>(Metric.class);
    measures.put(Metric.RMSE, Math.sqrt(squares / rows));
    measures.put(Metric.MAE, absolutes / rows);
    measures.put(Metric.MAPE, shares / shareRows);
    measures.put(Metric.R2, 1 - squares / spread);
    measures.values().removeIf(value -> !Double.isFinite(value));
    return measures;
  }
}
