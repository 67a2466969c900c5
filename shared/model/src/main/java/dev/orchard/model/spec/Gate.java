package dev.orchard.model.spec;

import java.util.OptionalDouble;

/**
 * What a candidate must reach to become champion.
 *
 * @param threshold {@code at_least} where higher is better, {@code at_most} where lower is; empty:
 *     no absolute bound
 * @param improveBy how much better than the champion, in the metric's unit; 0: at least as good
 */
public record Gate(Metric metric, OptionalDouble threshold, double improveBy) {

  /** Whether the value reaches the absolute bound. NaN does not. */
  public boolean reachesThreshold(double value) {
    return threshold.isEmpty()
        ? !Double.isNaN(value)
        : metric.improvement(value, threshold.getAsDouble()) >= 0;
  }

  /** Whether the value is enough better than the champion's. NaN is not. */
  public boolean beats(double value, double champion) {
    return metric.improvement(value, champion) >= improveBy;
  }
}
