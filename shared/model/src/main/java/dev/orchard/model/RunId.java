package dev.orchard.model;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One training: its UTC start, {@code yyyyMMddHHmmss}, and eight hexadecimal digits of chance.
 * Texts sort by time.
 */
public record RunId(String value) implements Comparable<RunId> {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  public RunId {
    Name.require("run", value);
  }

  /** The run that starts now; {@code chance} keeps runs of one second apart. */
  public static RunId at(Instant instant, int chance) {
    return new RunId(
        TIME.format(instant.atOffset(ZoneOffset.UTC))
            + String.format(Locale.ROOT, "-%08x", chance));
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
