package dev.orchard.web.observation;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/**
 * One event on its way into the log: first fields in any order, then {@link #write}. An event below
 * the log's level ignores everything. Belongs to the thread that began it.
 */
public final class LogEvent {
  private static final int LONGEST_TEXT = 100_000;

  private final JsonLine line;
  private final LogSink sink;
  private boolean ignored;
  private boolean open;

  LogEvent(JsonLine line, LogSink sink) {
    this.line = line;
    this.sink = sink;
  }

  LogEvent begin(long epochMillis, Severity severity) {
    ignored = false;
    open = true;
    line.begin();
    line.text("severity", severity.name());
    line.timestamp("timestamp", epochMillis);
    return this;
  }

  LogEvent ignore() {
    ignored = true;
    return this;
  }

  /** Whether it was begun and not yet written, so that its line is still in use. */
  boolean isOpen() {
    return open;
  }

  public LogEvent message(String message) {
    return field("message", message);
  }

  /** A message with the stack trace below it, which is where Error Reporting looks for one. */
  public LogEvent message(String message, Throwable thrown) {
    if (ignored) {
      return this;
    }
    StringWriter text = new StringWriter();
    PrintWriter writer = new PrintWriter(text);
    writer.println(message);
    thrown.printStackTrace(writer);
    writer.flush();
    return message(text.toString().stripTrailing());
  }

  public LogEvent field(String key, String value) {
    if (!ignored) {
      line.text(key, value.length() > LONGEST_TEXT ? value.substring(0, LONGEST_TEXT) : value);
    }
    return this;
  }

  public LogEvent field(String key, long value) {
    if (!ignored) {
      line.number(key, value);
    }
    return this;
  }

  /** A time in milliseconds with three decimals. */
  public LogEvent milliseconds(String key, long nanos) {
    if (!ignored) {
      line.thousandths(key, nanos / 1000);
    }
    return this;
  }

  /** Labels as Cloud Logging indexes them. */
  public LogEvent labels(Map<String, String> labels) {
    if (!ignored && !labels.isEmpty()) {
      line.beginObject("logging.googleapis.com/labels");
      for (Map.Entry<String, String> label : labels.entrySet()) {
        line.text(label.getKey(), label.getValue());
      }
      line.endObject();
    }
    return this;
  }

  /** The request this event is about, as Cloud Logging shows one; the query is left out. */
  public LogEvent request(RequestSummary request) {
    if (!ignored) {
      line.beginObject("httpRequest");
      line.text("requestMethod", request.method());
      line.text("requestUrl", request.path());
      line.number("status", request.status());
      line.number("responseSize", request.responseBytes());
      line.seconds("latency", request.latencyNanos() / 1000);
      if (!request.userAgent().isEmpty()) {
        line.text("userAgent", request.userAgent());
      }
      line.endObject();
    }
    return this;
  }

  void trace(String project, RequestContext context) {
    if (ignored) {
      return;
    }
    line.text("request_id", context.requestId());
    if (!context.trace().isEmpty()) {
      if (project.isEmpty()) {
        line.text("trace", context.trace());
      } else {
        line.trace("logging.googleapis.com/trace", project, context.trace());
      }
      if (!context.span().isEmpty()) {
        line.text("logging.googleapis.com/spanId", context.span());
      }
    }
  }

  /** Ends the line and hands it to the sink in one piece. */
  public void write() {
    if (!ignored) {
      line.end();
      open = false;
      sink.write(line.bytes(), line.length());
    }
  }
}
