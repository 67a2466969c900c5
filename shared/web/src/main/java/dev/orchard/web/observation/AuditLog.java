package dev.orchard.web.observation;

import java.util.Map;
import java.util.TreeMap;

/**
 * Where the lifecycle of models is written down: trained, promoted, rolled back, deleted. The
 * implementation here writes to the log; the functions that write models may bring another.
 */
@FunctionalInterface
public interface AuditLog {
  /** Writes an event down. Never fails: what happened has happened. */
  void record(AuditEvent event);

  /** An audit log that is part of the log, its lines marked by {@code "audit"}. */
  static AuditLog to(JsonLog log) {
    return event ->
        log.event(Severity.INFO)
            .message(event.action().word() + " " + event.organization() + "/" + event.model())
            .field("audit", event.action().word())
            .field("who", event.who())
            .field("reason", event.reason())
            .labels(labels(event))
            .write();
  }

  /** The labels under which an event is found again. */
  static Map<String, String> labels(AuditEvent event) {
    Map<String, String> labels = new TreeMap<>(event.details());
    labels.put("action", event.action().word());
    labels.put("organization", event.organization().value());
    labels.put("model", event.model().value());
    event.version().ifPresent(version -> labels.put("model_version", version.value()));
    return labels;
  }
}
