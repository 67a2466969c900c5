package dev.orchard.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.logging.LogEntry;
import com.google.cloud.logging.Payload.JsonPayload;
import com.google.cloud.logging.Severity;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.observation.AuditEvent.Action;
import dev.orchard.web.observation.AuditLog;
import dev.orchard.web.observation.JsonLog;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloudAuditLogTest {
  private static final AuditEvent PROMOTED =
      new AuditEvent(
          Action.PROMOTED,
          OrganizationId.DEFAULT,
          new ModelName("lead-conversion"),
          Optional.of(new VersionId("20240115143022")),
          "release-bot",
          "better recall",
          Map.of("alias", "champion"));

  private final List<String> lines = new ArrayList<>();
  private final JsonLog log =
      new JsonLog(
          (buffer, length) -> lines.add(new String(buffer, 0, length, StandardCharsets.UTF_8)),
          Clock.systemUTC(),
          dev.orchard.web.observation.Severity.INFO,
          Optional.empty());

  @Test
  void labelsAnEntryWithWhatItIsSearchedBy() {
    LogEntry entry = CloudAuditLog.entry(PROMOTED);

    assertThat(entry.getLabels())
        .containsEntry("action", "promoted")
        .containsEntry("organization", "default")
        .containsEntry("model", "lead-conversion")
        .containsEntry("model_version", "20240115143022")
        .containsEntry("alias", "champion");
  }

  @Test
  void namesTheLogAndTellsWhoAndWhy() {
    LogEntry entry = CloudAuditLog.entry(PROMOTED);

    assertThat(entry.getLogName()).isEqualTo("orchard-audit");
    assertThat(entry.getSeverity()).isEqualTo(Severity.NOTICE);
    JsonPayload payload = entry.getPayload();
    assertThat(payload.getDataAsMap())
        .containsEntry("message", "promoted default/lead-conversion")
        .containsEntry("who", "release-bot")
        .containsEntry("reason", "better recall");
  }

  @Test
  void writesToCloudLoggingAndNothingToItsOwnLog() {
    List<LogEntry> sent = new ArrayList<>();

    new CloudAuditLog(sent::add, AuditLog.to(log), log).record(PROMOTED);

    assertThat(sent).hasSize(1);
    assertThat(lines).isEmpty();
  }

  @Test
  void keepsTheEventInItsOwnLogWhenCloudLoggingFails() {
    EntryWriter failing =
        entry -> {
          throw new IllegalStateException("no credentials");
        };

    new CloudAuditLog(failing, AuditLog.to(log), log).record(PROMOTED);

    assertThat(lines).hasSize(2);
    assertThat(lines.get(1)).contains("promoted default/lead-conversion", "release-bot");
  }

  @Test
  void staysInItsOwnLogWithoutAProject() {
    AuditLogs.of(Configuration.read(Map.of()), log).record(PROMOTED);

    assertThat(lines).singleElement().asString().contains("\"audit\":\"promoted\"");
  }
}
