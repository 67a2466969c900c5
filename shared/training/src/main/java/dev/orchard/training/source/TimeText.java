package dev.orchard.training.source;

import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Reads points in time, whatever a database makes of them. */
final class TimeText {
  /** Without a zone UTC is meant, as for {@code :now}. */
  private static final List<Function<String, Instant>> FORMATS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private TimeText() {}

  /** Milliseconds since 1970, or a number as it is; empty if the value is no time. */
  static OptionalDouble milliseconds(Object value) {
    if (value instanceof Number number) {
      double result = number.doubleValue();
      return Double.isFinite(result) ? OptionalDouble.of(result) : OptionalDouble.empty();
    }
    if (value instanceof Timestamp time) {
      return of(time.toLocalDateTime().toInstant(ZoneOffset.UTC));
    }
    if (value instanceof LocalDateTime time) {
      return of(time.toInstant(ZoneOffset.UTC));
    }
    if (value instanceof OffsetDateTime time) {
      return of(time.toInstant());
    }
    if (value instanceof ZonedDateTime time) {
      return of(time.toInstant());
    }
    if (value instanceof LocalDate date) {
      return of(date.atStartOfDay().toInstant(ZoneOffset.UTC));
    }
    return value == null ? OptionalDouble.empty() : ofText(value.toString().strip());
  }

  private static OptionalDouble ofText(String text) {
    String iso = text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)", "$1T");
    for (Function<String, Instant> format : FORMATS) {
      Optional<Instant> time = parsed(format, iso);
      if (time.isPresent()) {
        return of(time.get());
      }
    }
    try {
      double number = Double.parseDouble(text);
      return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }

  private static Optional<Instant> parsed(Function<String, Instant> format, String text) {
    try {
      return Optional.of(format.apply(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static OptionalDouble of(Instant instant) {
    return OptionalDouble.of((double) instant.toEpochMilli());
  }
}
