package dev.orchard.web;

import dev.orchard.model.OrchardException;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.LogEvent;
import dev.orchard.web.observation.Metrics;
import dev.orchard.web.observation.RequestSummary;
import dev.orchard.web.observation.Severity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes down what became of a request: one line of the log, and the metrics. */
final class RequestRecorder {
  /** The outcome of an answer that began and was not finished. */
  static final String BROKEN_OFF = "broken-off";

  private static final String UNKNOWN = "unknown";
  private static final int LONGEST_SHOWN = 256;

  private final JsonLog log;
  private final Metrics metrics;

  RequestRecorder(JsonLog log, Metrics metrics) {
    this.log = log;
    this.metrics = metrics;
  }

  /**
   * Records an answered request.
   *
   * @param failure what was thrown, or null
   */
  void record(Exchange exchange, String outcome, Throwable failure, long nanos) {
    count(exchange, outcome, nanos);
    write(exchange, outcome, failure, nanos);
  }

  private void write(Exchange exchange, String outcome, Throwable failure, long nanos) {
    int status = exchange.reply().status();
    Severity severity = severity(status, outcome, failure);
    if (!log.takes(severity)) {
      return;
    }
    String agent = exchange.headers().first("User-Agent");
    RequestSummary summary =
        new RequestSummary(
            shorten(exchange.method()),
            shorten(exchange.path()),
            status,
            exchange.reply().length(),
            nanos,
            agent == null ? "" : shorten(agent));
    exchange.tags().putIfAbsent("outcome", outcome);
    LogEvent event = log.event(severity);
    String line = summary.method() + " " + summary.path() + " " + status;
    if (isWorthATrace(severity, status, failure)) {
      event.message(line, failure);
    } else {
      event.message(line);
    }
    event
        .request(summary)
        .milliseconds("latency_ms", nanos)
        .field("caller", exchange.caller().name());
    if (isForPredictions(exchange.route())) {
      boolean counted = exchange.succeeded() >= 0;
      event.field("predictions", counted ? exchange.succeeded() : failure == null ? 1 : 0);
      event.field("failed_predictions", counted ? exchange.failed() : failure == null ? 0 : 1);
    }
    event.labels(exchange.tags()).write();
  }

  private static boolean isForPredictions(Route route) {
    return route != null && route.role() == Role.PREDICT && route.method() == HttpMethod.POST;
  }

  private static boolean isWorthATrace(Severity severity, int status, Throwable failure) {
    boolean caused = failure != null && failure.getCause() != null;
    return severity == Severity.ERROR || (status >= 500 && caused);
  }

  /** An error is what means nothing to a client: a mistake of ours, or of what we stand on. */
  private static Severity severity(int status, String outcome, Throwable failure) {
    if (failure == null) {
      return Severity.INFO;
    }
    if (outcome.equals(BROKEN_OFF)) {
      boolean meant = failure instanceof OrchardException || isInputOutput(failure);
      return meant ? Severity.WARNING : Severity.ERROR;
    }
    if (outcome.equals(ProblemType.INTERNAL.slug())) {
      return Severity.ERROR;
    }
    return status >= 500 ? Severity.WARNING : Severity.INFO;
  }

  /** Once an answer is on its way, such a failure is mostly a client that went away. */
  private static boolean isInputOutput(Throwable failure) {
    return failure instanceof IOException || failure instanceof UncheckedIOException;
  }

  private static String shorten(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN);
  }

  private void count(Exchange exchange, String outcome, long nanos) {
    Route route = exchange.route();
    int status = exchange.reply().status();
    if (route == null) {
      metrics.request("other", "none", status);
      return;
    }
    metrics.request(route.method().name(), route.template(), status);
    if (isForPredictions(route)) {
      countPredictions(exchange, outcome, nanos);
    }
  }

  private void countPredictions(Exchange exchange, String outcome, long nanos) {
    Map<String, String> tags = exchange.tags();
    String model = tags.getOrDefault("model", UNKNOWN);
    String version = tags.getOrDefault("model_version", UNKNOWN);
    String organization = tags.getOrDefault("organization", UNKNOWN);
    if (exchange.succeeded() < 0) {
      String said = tags.getOrDefault("outcome", outcome);
      metrics.predictions(model, version, organization, said, 1);
    } else {
      metrics.predictions(model, version, organization, "ok", exchange.succeeded());
      if (exchange.failed() > 0) {
        String failed = ProblemType.INVALID_INPUT.slug();
        metrics.predictions(model, version, organization, failed, exchange.failed());
      }
    }
    metrics.predictionLatency(model, organization, nanos / 1e9);
  }
}
