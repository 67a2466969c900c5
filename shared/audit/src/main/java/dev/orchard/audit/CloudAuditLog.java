package dev.orchard.audit;

import com.google.cloud.MonitoredResource;
import com.google.cloud.logging.LogEntry;
import com.google.cloud.logging.Payload.JsonPayload;
import com.google.cloud.logging.Severity;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditLog;
import dev.orchard.web.observation.JsonLog;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes events to the log named {@value #LOG_NAME}, and to the process's own log when that fails.
 */
final class CloudAuditLog implements AuditLog {
  static final String LOG_NAME = "orchard-audit";

  private final EntryWriter writer;
  private final AuditLog fallback;
  private final JsonLog log;

  CloudAuditLog(EntryWriter writer, AuditLog fallback, JsonLog log) {
    this.writer = writer;
    this.fallback = fallback;
    this.log = log;
  }

  @Override
  public void record(AuditEvent event) {
    try {
      writer.write(entry(event));
    } catch (RuntimeException e) {
      log.error("Cloud Logging did not take an audit event; it follows here", e);
      fallback.record(event);
    }
  }

  static LogEntry entry(AuditEvent event) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put(
        "message", event.action().word() + " " + event.organization() + "/" + event.model());
    payload.put("action", event.action().word());
    payload.put("who", event.who());
    payload.put("reason", event.reason());
    return LogEntry.newBuilder(JsonPayload.of(payload))
        .setLogName(LOG_NAME)
        .setSeverity(Severity.NOTICE)
        .setResource(MonitoredResource.newBuilder("global").build())
        .setLabels(AuditLog.labels(event))
        .build();
  }
}
