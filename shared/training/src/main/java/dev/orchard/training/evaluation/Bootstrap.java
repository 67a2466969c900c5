package dev.orchard.training.evaluation;

import dev.orchard.model.evaluation.Bounds;
import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Between which values metrics lie when the held-out rows are drawn again with replacement: the
 * percentile bootstrap (Efron and Tibshirani, An introduction to the bootstrap, 1993, chapter 13).
 * It tells how much the choice of test rows matters, not how much that of training rows does.
 */
final class Bootstrap {
  private static final int FEWEST_RESAMPLES = 200;
  private static final int MOST_RESAMPLES = 1_000;

  /** Rows drawn in all: a second or two of work. */
  private static final long MOST_DRAWS = 30_000_000;

  private static final double TAIL = 0.025;

  private final CountedMeasures measures;
  private final long seed;

  Bootstrap(CountedMeasures measures, long seed) {
    this.measures = measures;
    this.seed = seed;
  }

  int resamples() {
    long affordable = MOST_DRAWS / Math.max(1, measures.rowCount());
    return (int) Math.max(FEWEST_RESAMPLES, Math.min(MOST_RESAMPLES, affordable));
  }

  /**
   * The bounds of each of the given metrics. A metric that is never negative and can only be pushed
   * up by chance, such as the calibration error, may lie below its resamples; its bounds then reach
   * down to it.
   */
  Map<Metric, Bounds> bounds(Map<Metric, Double> measured) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = measures.rowCount();
    Map<Metric, List<Double>> samples = new EnumMap<>(Metric.class);
    for (int sample = 0; sample < resamples(); sample++) {
      int[] counts = new int[rows];
      for (int draw = 0; draw < rows; draw++) {
        counts[random.nextInt(rows)]++;
      }
      measures
          .measure(counts)
          .forEach(
              (metric, value) ->
                  samples.computeIfAbsent(metric, key -> new ArrayList<>()).add(value));
    }
    Map<Metric, Bounds> bounds = new EnumMap<>(Metric.class);
    measured.forEach(
        (metric, value) -> {
          if (samples.containsKey(metric)) {
            bounds.put(metric, around(value, samples.get(metric)));
          }
        });
    return bounds;
  }

  private static Bounds around(double value, List<Double> samples) {
    Collections.sort(samples);
    double lower = samples.get((int) Math.floor(TAIL * (samples.size() - 1)));
    double upper = samples.get((int) Math.ceil((1 - TAIL) * (samples.size() - 1)));
    return new Bounds(Math.min(value, lower), Math.max(value, upper));
  }
}
