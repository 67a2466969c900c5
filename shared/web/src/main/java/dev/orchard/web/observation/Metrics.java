package dev.orchard.web.observation;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * What Prometheus reads. One registry of its own, shared by the functions of a process and never
 * the library's static one, so that two installations in one JVM do not mix.
 *
 * <p>Label values come from names that exist (a model that was found, a route that was declared),
 * and at most {@value #MOST_SERIES} combinations are kept; beyond that everything is counted as
 * {@value #OTHER}, so no client can fill the memory.
 */
public final class Metrics {
  /** The media type of {@link #write}. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  static final int MOST_SERIES = 1000;
  static final String OTHER = "other";

  /** Seconds: from an answer out of the cache to one that had to load a large forest first. */
  private static final double[] LATENCY_BUCKETS = {
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();
  private final Map<PredictionLabels, CounterDataPoint> predictionPoints =
      new ConcurrentHashMap<>();
  private final Map<PredictionLabels, DistributionDataPoint> latencyPoints =
      new ConcurrentHashMap<>();
  private final Map<RequestLabels, CounterDataPoint> requestPoints = new ConcurrentHashMap<>();

  private final Counter predictions =
      Counter.builder()
          .name("ml_predictions_total")
          .help("Predictions asked for, by what became of them.")
          .labelNames("model", "model_version", "organization", "outcome")
          .register(registry);
  private final Histogram predictionLatency =
      Histogram.builder()
          .name("ml_prediction_latency_seconds")
          .help("Time to answer a request for predictions, seconds.")
          .labelNames("model", "organization")
          .classicOnly()
          .classicUpperBounds(LATENCY_BUCKETS)
          .register(registry);
  private final Counter trainings =
      Counter.builder()
          .name("ml_model_training_total")
          .help("Finished trainings, by status.")
          .labelNames("status")
          .register(registry);
  private final Counter requests =
      Counter.builder()
          .name("http_requests_total")
          .help("Answered requests, by route and status.")
          .labelNames("method", "route", "status")
          .register(registry);

  private record PredictionLabels(
      String model, String version, String organization, String outcome) {}

  private record RequestLabels(String method, String route, int status) {}

  /** Counts predictions of one request. */
  public void predictions(
      String model, String version, String organization, String outcome, long count) {
    PredictionLabels labels = new PredictionLabels(model, version, organization, outcome);
    CounterDataPoint point = predictionPoints.get(labels);
    if (point == null) {
      point = newPredictions(labels);
    }
    point.inc(count);
  }

  private CounterDataPoint newPredictions(PredictionLabels labels) {
    if (predictionPoints.size() >= MOST_SERIES) {
      return predictions.labelValues(OTHER, OTHER, OTHER, labels.outcome());
    }
    return predictionPoints.computeIfAbsent(
        labels,
        l -> predictions.labelValues(l.model(), l.version(), l.organization(), l.outcome()));
  }

  /** Notes how long a request for predictions took. */
  public void predictionLatency(String model, String organization, double seconds) {
    PredictionLabels labels = new PredictionLabels(model, "", organization, "");
    DistributionDataPoint point = latencyPoints.get(labels);
    if (point == null) {
      point = newLatency(labels);
    }
    point.observe(seconds);
  }

  private DistributionDataPoint newLatency(PredictionLabels labels) {
    if (latencyPoints.size() >= MOST_SERIES) {
      return predictionLatency.labelValues(OTHER, OTHER);
    }
    return latencyPoints.computeIfAbsent(
        labels, l -> predictionLatency.labelValues(l.model(), l.organization()));
  }

  /** Counts a training that has ended with this status. */
  public void training(String status) {
    trainings.labelValues(status).inc();
  }

  /**
   * Counts an answered request.
   *
   * @param method one of the methods we know, or "other"
   * @param route the template of the route, or "none"
   */
  public void request(String method, String route, int status) {
    RequestLabels labels = new RequestLabels(method, route, status);
    CounterDataPoint point = requestPoints.get(labels);
    if (point == null) {
      point =
          requestPoints.computeIfAbsent(
              labels,
              l -> requests.labelValues(l.method(), l.route(), Integer.toString(l.status())));
    }
    point.inc();
  }

  /** Shows a value that is asked for whenever the metrics are read. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /** Shows a value that only grows, asked for whenever the metrics are read. */
  public void counter(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call(value.getAsDouble()))
        .register(registry);
  }

  /** Writes all metrics in Prometheus' text format 0.0.4. */
  public void write(OutputStream output) throws IOException {
    writer.write(output, registry.scrape());
  }
}
