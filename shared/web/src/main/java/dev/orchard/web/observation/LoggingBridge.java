package dev.orchard.web.observation;

import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Turns records of java.util.logging into events of our log. */
final class LoggingBridge extends Handler {
  /** Used for its formatMessage alone, which fills in {0} and localizes. */
  private final Formatter parameters = new SimpleFormatter();

  private final JsonLog log;

  LoggingBridge(JsonLog log) {
    this.log = log;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    LogEvent event = log.event(severity(record.getLevel()));
    String message = record.getMessage() == null ? "" : parameters.formatMessage(record);
    if (record.getThrown() == null) {
      event.message(message);
    } else {
      event.message(message, record.getThrown());
    }
    if (record.getLoggerName() != null) {
      event.field("logger", record.getLoggerName());
    }
    event.write();
  }

  private static Severity severity(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return Severity.ERROR;
    }
    if (value >= Level.WARNING.intValue()) {
      return Severity.WARNING;
    }
    return value >= Level.INFO.intValue() ? Severity.INFO : Severity.DEBUG;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
