package dev.orchard.local.compare;

import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.Metric;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one run is compared by.
 *
 * @param model the tag {@code model_type}, or else the model's name and its algorithm
 * @param metrics those with a finite value, under the names that Orchard knows
 * @param trainingTime empty for a run that has not ended
 */
record Result(Run run, String model, Map<Metric, Double> metrics, Optional<Duration> trainingTime) {
  private static final String MODEL_TYPE = "model_type";

  Result {
    metrics = Collections.unmodifiableMap(metrics);
  }

  static Result of(Run run) {
    Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
    run.metrics()
        .forEach(
            (name, value) ->
                Metric.ofSpelling(name)
                    .filter(metric -> Double.isFinite(value))
                    .ifPresent(metric -> metrics.putIfAbsent(metric, value)));
    String algorithm = run.parameters().getOrDefault("algorithm", "");
    String model = run.model().value() + (algorithm.isEmpty() ? "" : " " + algorithm);
    return new Result(
        run,
        run.tags().getOrDefault(MODEL_TYPE, model),
        metrics,
        run.finished().map(end -> Duration.between(run.started(), end)));
  }

  String dataset() {
    return run.dataset();
  }

  Optional<Double> value(Metric metric) {
    return Optional.ofNullable(metrics.get(metric));
  }
}
