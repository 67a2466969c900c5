package dev.orchard.model.spec;

import java.util.OptionalDouble;

/**
 * What a candidate must reach to become champion.
 *
 * @param threshold {@code at_least} where higher is better, {@code at_most} where lower is; empty:
 *     no absolute bound
 * @param improveBy how much better than the champion, in the metric's unit; 0: at least as good
 * @param improveByRelative how much better than the champion, as a share of the champion's value:
 *     0.1 asks 0.88 of a candidate where the champion has 0.80, and 90 where it has 100 of what
 *     should be low
 */
public record Gate(
    Metric metric, OptionalDouble threshold, double improveBy, double improveByRelative) {

  /** A gate without a relative change. */
  public Gate(Metric metric, OptionalDouble threshold, double improveBy) {
    this(metric, threshold, improveBy, 0);
  }

  /** Whether the value reaches the absolute bound. NaN does not. */
  public boolean reachesThreshold(double value) {
    return threshold.isEmpty()
        ? !Double.isNaN(value)
        : metric.improvement(value, threshold.getAsDouble()) >= 0;
  }

  /** Whether the value is enough better than the champion's. NaN is not. */
  public boolean beats(double value, double champion) {
    return metric.improvement(value, champion) >= neededImprovement(champion);
  }

  /** By how much the champion's value must be bettered, both changes asked for. */
  public double neededImprovement(double champion) {
    return Math.max(improveBy, improveByRelative * Math.abs(champion));
  }
}
