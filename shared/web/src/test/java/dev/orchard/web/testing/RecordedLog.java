package dev.orchard.web.testing;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.LogSink;
import dev.orchard.web.observation.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps the lines of a log, each of which must be one JSON object on one line. */
public final class RecordedLog implements LogSink {
  /** A time that stands still. */
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-02-28T23:59:59.007Z"), ZoneOffset.UTC);

  private final List<byte[]> lines = new CopyOnWriteArrayList<>();

  @Override
  public void write(byte[] buffer, int length) {
    lines.add(Arrays.copyOf(buffer, length));
  }

  /** A log that writes here, at a fixed time, in project {@code orchard-test}. */
  public JsonLog log(Severity minimum) {
    return new JsonLog(this, CLOCK, minimum, Optional.of("orchard-test"));
  }

  /** Forgets what was written so far. */
  public void clear() {
    lines.clear();
  }

  /** The lines as text, without their line feeds. */
  public List<String> lines() {
    return lines.stream()
        .map(line -> new String(line, StandardCharsets.UTF_8))
        .map(RecordedLog::withoutLineFeed)
        .toList();
  }

  private static String withoutLineFeed(String line) {
    if (!line.endsWith("\n")) {
      throw new AssertionError("Not a whole line: " + line);
    }
    return line.substring(0, line.length() - 1);
  }

  /** The lines read by the strict JSON reader. */
  public List<JsonObject> objects() {
    return lines.stream().map(line -> Json.parseObject(line, JsonLimits.DEFAULT)).toList();
  }
}
