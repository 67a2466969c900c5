package dev.orchard.training.source;

import dev.orchard.model.json.JsonNumber;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The text of a value, the same whichever database it comes from: numbers without zeros that say
 * nothing ({@code 3}, not {@code 3.00}), {@code true} and {@code false}, dates and times as ISO
 * 8601 has them, in UTC where they have a time zone.
 */
final class CellText {
  private CellText() {}

  /** Empty for a value that has no such text: a list, a structure, bytes. */
  static Optional<String> of(Object value) {
    if (value instanceof CharSequence || value instanceof Boolean || isWhole(value)) {
      return Optional.of(value.toString());
    } else if (value instanceof BigDecimal number) {
      return Optional.of(number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString());
    } else if (value instanceof Number number && Double.isInfinite(number.doubleValue())) {
      return Optional.of(value.toString());
    } else if (value instanceof Float number) {
      return Optional.of(JsonNumber.of(Double.parseDouble(number.toString())).text());
    } else if (value instanceof Number number) {
      return Optional.of(JsonNumber.of(number.doubleValue()).text());
    }
    return ofTime(value);
  }

  /** Whether a value stands for none: SQL's null, or a number that is none. */
  static boolean isMissing(Object value) {
    return value == null || (value instanceof Number number && Double.isNaN(number.doubleValue()));
  }

  private static boolean isWhole(Object value) {
    return value instanceof Integer
        || value instanceof Long
        || value instanceof Short
        || value instanceof Byte
        || value instanceof BigInteger;
  }

  private static Optional<String> ofTime(Object value) {
    if (value instanceof LocalDate || value instanceof LocalTime) {
      return Optional.of(value.toString());
    } else if (value instanceof Date date) {
      return Optional.of(date.toLocalDate().toString());
    } else if (value instanceof OffsetDateTime time) {
      return Optional.of(time.toInstant().toString());
    } else if (value instanceof Instant instant) {
      return Optional.of(instant.toString());
    } else if (value instanceof Timestamp time) {
      return ofTime(time.toLocalDateTime());
    } else if (value instanceof LocalDateTime time) {
      return Optional.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
    }
    return Optional.empty();
  }
}
