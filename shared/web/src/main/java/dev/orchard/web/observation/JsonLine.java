package dev.orchard.web.observation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON object on one line, written straight into UTF-8 bytes. It is built for each request, so
 * it neither formats nor allocates: a line is appended to a buffer that the thread keeps. Control
 * characters are escaped, which keeps a line a line whatever a message holds; lone surrogates
 * become U+FFFD, because no UTF-8 has them.
 *
 * <p>Keys are literals of this package or label names of our own; both are escaped like values. Not
 * thread-safe.
 */
final class JsonLine {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int LARGEST_KEPT = 1 << 16;

  private byte[] bytes = new byte[1024];
  private int length;
  private boolean first;

  /** Begins a new line. */
  void begin() {
    if (bytes.length > LARGEST_KEPT) {
      bytes = new byte[1024];
    }
    length = 0;
    append('{');
    first = true;
  }

  void beginObject(String key) {
    key(key);
    append('{');
    first = true;
  }

  void endObject() {
    append('}');
    first = false;
  }

  /** Ends the line. */
  void end() {
    append('}');
    append('\n');
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void text(String key, String value) {
    key(key);
    quoted(value);
  }

  void number(String key, long value) {
    key(key);
    digits(value);
  }

  /** A number with three decimals, given in thousandths: milliseconds from microseconds. */
  void thousandths(String key, long value) {
    key(key);
    fraction(value, 1000);
  }

  /** Seconds as Cloud Logging writes a duration, {@code "0.001234s"}. */
  void seconds(String key, long micros) {
    key(key);
    append('"');
    fraction(micros, 1_000_000);
    append('s');
    append('"');
  }

  /** A moment as RFC 3339 writes it, in UTC with milliseconds. */
  void timestamp(String key, long epochMillis) {
    key(key);
    append('"');
    date(Math.floorDiv(epochMillis, 86_400_000L));
    append('T');
    int millisOfDay = (int) Math.floorMod(epochMillis, 86_400_000L);
    padded(millisOfDay / 3_600_000, 2);
    append(':');
    padded(millisOfDay / 60_000 % 60, 2);
    append(':');
    padded(millisOfDay / 1000 % 60, 2);
    append('.');
    padded(millisOfDay % 1000, 3);
    append('Z');
    append('"');
  }

  /** "projects/P/traces/T" without putting the string together first. */
  void trace(String key, String project, String trace) {
    key(key);
    append('"');
    escaped("projects/");
    escaped(project);
    escaped("/traces/");
    escaped(trace);
    append('"');
  }

  private void key(String key) {
    if (!first) {
      append(',');
    }
    first = false;
    quoted(key);
    append(':');
  }

  private void quoted(String value) {
    append('"');
    escaped(value);
    append('"');
  }

  private void escaped(String value) {
    int count = value.length();
    reserve(count);
    for (int i = 0; i < count; i++) {
      char c = value.charAt(i);
      if (c >= 0x20 && c < 0x7f && c != '"' && c != '\\') {
        append(c);
      } else if (c < 0x80) {
        escape(c);
      } else {
        i += encode(value, i, c);
      }
    }
  }

  private void escape(char c) {
    append('\\');
    switch (c) {
      case '"', '\\' -> append(c);
      case '\n' -> append('n');
      case '\r' -> append('r');
      case '\t' -> append('t');
      default -> {
        append('u');
        append('0');
        append('0');
        append((char) HEX[c >> 4]);
        append((char) HEX[c & 15]);
      }
    }
  }

  /** Returns how many further characters of the text were used. */
  private int encode(String value, int index, char c) {
    if (!Character.isSurrogate(c)) {
      encode(c);
      return 0;
    }
    boolean paired =
        Character.isHighSurrogate(c)
            && index + 1 < value.length()
            && Character.isLowSurrogate(value.charAt(index + 1));
    encode(paired ? Character.toCodePoint(c, value.charAt(index + 1)) : 0xFFFD);
    return paired ? 1 : 0;
  }

  private void encode(int point) {
    if (point < 0x800) {
      append((char) (0xC0 | (point >> 6)));
    } else {
      if (point < 0x10000) {
        append((char) (0xE0 | (point >> 12)));
      } else {
        append((char) (0xF0 | (point >> 18)));
        append((char) (0x80 | ((point >> 12) & 0x3F)));
      }
      append((char) (0x80 | ((point >> 6) & 0x3F)));
    }
    append((char) (0x80 | (point & 0x3F)));
  }

  private void fraction(long value, int denominator) {
    digits(value / denominator);
    append('.');
    padded((int) (value % denominator), denominator == 1000 ? 3 : 6);
  }

  /**
   * Year, month and day of a count of days since 1970-01-01, by Howard Hinnant's algorithm
   * (days_from_civil's inverse, http://howardhinnant.github.io/date_algorithms.html) for days not
   * before 1970: the calendar repeats every 400 years of 146,097 days, and a year that begins in
   * March has its leap day at the end.
   */
  private void date(long epochDay) {
    long shifted = epochDay + 719_468;
    long era = shifted / 146_097;
    int dayOfEra = (int) (shifted - era * 146_097);
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int monthFromMarch = (5 * dayOfYear + 2) / 153;
    int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    padded((int) (yearOfEra + era * 400) + (month <= 2 ? 1 : 0), 4);
    append('-');
    padded(month, 2);
    append('-');
    padded(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1, 2);
  }

  private void padded(int value, int width) {
    reserve(width);
    int rest = value;
    for (int i = width - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }

  private void digits(long value) {
    if (value < 0) {
      escaped(Long.toString(value));
      return;
    }
    int width = 1;
    for (long rest = value; rest >= 10; rest /= 10) {
      width++;
    }
    reserve(width);
    long rest = value;
    for (int i = width - 1; i >= 0; i--) {
      bytes[length + i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length += width;
  }

  private void append(char c) {
    if (length == bytes.length) {
      reserve(1);
    }
    bytes[length++] = (byte) c;
  }

  private void reserve(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
