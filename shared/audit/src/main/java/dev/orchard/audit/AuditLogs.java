package dev.orchard.audit;

import com.google.cloud.logging.Logging;
import com.google.cloud.logging.LoggingOptions;
import com.google.cloud.logging.Synchronicity;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.AuditLog;
import dev.orchard.web.observation.JsonLog;
import java.util.List;

/** Chooses the audit log that a configuration asks for. */
public final class AuditLogs {
  private AuditLogs() {}

  /** Cloud Logging in the configured project; without one, the log itself. */
  public static AuditLog of(Configuration configuration, JsonLog log) {
    return configuration
        .googleCloudProject()
        .<AuditLog>map(project -> new CloudAuditLog(writerTo(project), AuditLog.to(log), log))
        .orElseGet(() -> AuditLog.to(log));
  }

  /** The client takes about 0.7 s to make: it is made at the first event. */
  private static EntryWriter writerTo(String project) {
    return new EntryWriter() {
      private Logging logging;

      @Override
      public synchronized void write(com.google.cloud.logging.LogEntry entry) {
        if (logging == null) {
          logging = LoggingOptions.newBuilder().setProjectId(project).build().getService();
          // An instance may be stopped as soon as the answer is sent.
          logging.setWriteSynchronicity(Synchronicity.SYNC);
        }
        logging.write(List.of(entry));
      }
    };
  }
}
