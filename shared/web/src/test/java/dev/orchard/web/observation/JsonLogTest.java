package dev.orchard.web.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.web.testing.RecordedLog;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class JsonLogTest {
  private final RecordedLog recorded = new RecordedLog();
  private final JsonLog log = recorded.log(Severity.INFO);

  private static String text(JsonObject object, String name) {
    return ((JsonString) object.get(name)).value();
  }

  @Test
  void writesOneJsonObjectOnOneLineForAnyMessage() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      StringBuilder message = new StringBuilder();
      for (int c = random.nextInt(40); c > 0; c--) {
        message.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
      }
      if (random.nextBoolean()) {
        message.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      }
      log.info(message.toString());
      String line = recorded.lines().get(0);
      String expected = replaceLoneSurrogates(message.toString());
      assertThat(line).as("seed %s", seed).doesNotContain("\n", "\r");
      assertThat(text(recorded.objects().get(0), "message"))
          .as("seed %s", seed)
          .isEqualTo(expected);
      recorded.clear();
    }
  }

  private static String replaceLoneSurrogates(String text) {
    return text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void writesAStackTraceIntoTheMessage() {
    log.error("It failed", new IllegalStateException("with a\ttab and a \"quote\""));
    assertThat(text(recorded.objects().get(0), "message"))
        .startsWith("It failed")
        .contains("java.lang.IllegalStateException: with a\ttab and a \"quote\"", "\tat ");
  }

  @Test
  void dropsWhatIsBelowItsLevel() {
    log.event(Severity.DEBUG).message("unseen").field("a", 1).write();
    assertThat(recorded.lines()).isEmpty();
  }

  @Test
  void tiesLinesToTheRequestBeingServed() {
    log.enter(new RequestContext("id-1", "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"));
    log.info("inside");
    log.leave();
    log.info("outside");
    assertThat(recorded.lines().get(0)).contains("\"request_id\":\"id-1\"", "/traces/0af765");
    assertThat(recorded.lines().get(1)).doesNotContain("id-1").doesNotContain("trace");
  }

  @Test
  void keepsAnEventWholeWhenAnotherIsWrittenMeanwhile() {
    LogEvent outer = log.event(Severity.INFO).message("outer");
    log.info("inner");
    outer.field("count", 2).write();
    assertThat(text(recorded.objects().get(0), "message")).isEqualTo("inner");
    assertThat(text(recorded.objects().get(1), "message")).isEqualTo("outer");
  }

  @Test
  void takesOverRecordsOfOtherLibrariesWithTheirParameters() {
    LogRecord record = new LogRecord(Level.WARNING, "{0} of {1}");
    record.setParameters(new Object[] {1, "two"});
    record.setLoggerName("library");
    record.setThrown(new IllegalStateException("cause"));
    new LoggingBridge(log).publish(record);
    JsonObject line = recorded.objects().get(0);
    assertThat(text(line, "message")).startsWith("1 of two").contains("cause");
    assertThat(text(line, "severity")).isEqualTo("WARNING");
    assertThat(text(line, "logger")).isEqualTo("library");
  }

  @Test
  void writesTheTimestampOfAnyDay() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      Instant moment = Instant.ofEpochMilli((long) (random.nextDouble() * 253_402_300_799_000L));
      JsonLog fixed =
          new JsonLog(
              recorded, Clock.fixed(moment, ZoneOffset.UTC), Severity.INFO, Optional.empty());
      fixed.info("");
      Instant written = Instant.parse(text(recorded.objects().get(0), "timestamp"));
      assertThat(written).as("seed %s", seed).isEqualTo(moment);
      recorded.clear();
    }
  }

  @Test
  void cutsATextThatWouldNotFitAnEntry() {
    log.info("x".repeat(1_000_000));
    assertThat(recorded.lines().get(0)).hasSizeLessThan(110_000);
  }

  @Test
  void writesNumbersAsTheyAre() {
    log.event(Severity.INFO)
        .field("least", Long.MIN_VALUE)
        .field("most", Long.MAX_VALUE)
        .milliseconds("latency_ms", 1_234_567)
        .write();
    byte[] line = recorded.lines().get(0).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertThat(Json.parseObject(line, JsonLimits.DEFAULT)).isNotNull();
    assertThat(recorded.lines().get(0))
        .contains("\"least\":-9223372036854775808", "\"most\":9223372036854775807")
        .contains("\"latency_ms\":1.234}");
  }

  @Test
  void writesAnAuditEventWithItsLabels() {
    AuditLog.to(log)
        .record(
            new AuditEvent(
                AuditEvent.Action.ROLLED_BACK,
                OrganizationId.DEFAULT,
                new ModelName("lead-conversion"),
                Optional.empty(),
                "ops",
                "worse",
                Map.of("alias", "champion")));
    assertThat(recorded.lines().get(0))
        .contains("\"audit\":\"rolled_back\"", "\"who\":\"ops\"", "\"alias\":\"champion\"");
  }
}
