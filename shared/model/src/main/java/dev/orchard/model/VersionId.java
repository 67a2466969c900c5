package dev.orchard.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * An immutable version of a model: the UTC time it was made, {@code yyyyMMddHHmmss}, made unique by
 * {@code -02}, {@code -03} and so on when several fall into one second. The order of the texts is
 * the order of time.
 */
public record VersionId(String value) implements Comparable<VersionId> {
  private static final Pattern SHAPE = Pattern.compile("[0-9]{14}(-(?!00)[0-9]{2})?");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
  private static final int LARGEST_SUFFIX = 99;

  public VersionId {
    if (!fits(value)) {
      throw InvalidInputException.of(
          "version",
          "a version such as 20260115143022 or 20260115143022-02",
          value == null ? "nothing" : "\"" + Violation.shorten(value) + "\"");
    }
  }

  /** The version of this second, without suffix. */
  public static VersionId at(Instant instant) {
    return new VersionId(TIME.format(instant.atOffset(ZoneOffset.UTC)));
  }

  /** Whether the text could name a version. */
  public static boolean fits(String value) {
    if (value == null || !SHAPE.matcher(value).matches()) {
      return false;
    }
    try {
      LocalDateTime.parse(value.substring(0, 14), TIME);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  /**
   * The same second with the next suffix: none, -02, -03 … -99; throws {@link ConflictException}
   * after that.
   */
  public VersionId next() {
    int suffix = value.length() == 14 ? 2 : Integer.parseInt(value.substring(15)) + 1;
    if (suffix > LARGEST_SUFFIX) {
      throw new ConflictException("More than " + LARGEST_SUFFIX + " versions within one second");
    }
    return new VersionId(value.substring(0, 14) + (suffix < 10 ? "-0" : "-") + suffix);
  }

  /** The second in which the version was made. */
  public Instant createdAt() {
    return LocalDateTime.parse(value.substring(0, 14), TIME).toInstant(ZoneOffset.UTC);
  }

  @Override
  public int compareTo(VersionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
