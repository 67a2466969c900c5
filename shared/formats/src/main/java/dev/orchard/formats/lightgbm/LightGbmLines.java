package dev.orchard.formats.lightgbm;

import dev.orchard.formats.ForeignModelException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The lines of a model file, one after another; remembers where it is for error messages. */
final class LightGbmLines {
  /** The largest block of LightGBM has 22 keys. */
  private static final int KEYS = 64;

  private final byte[] bytes;
  private int position;
  private int number;

  LightGbmLines(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean atEnd() {
    return position >= bytes.length;
  }

  /** The number of the line that {@link #next} gave last, from 1. */
  int number() {
    return number;
  }

  /** The next line without its end. */
  String next() {
    if (atEnd()) {
      throw refusal("the file ends too early");
    }
    int start = position;
    while (position < bytes.length && bytes[position] != '\n') {
      position++;
    }
    int end = position > start && bytes[position - 1] == '\r' ? position - 1 : position;
    position++;
    number++;
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }

  /** The {@code key=value} lines up to the next empty one; a line without {@code =} is a key. */
  Map<String, String> block() {
    Map<String, String> values = new HashMap<>();
    while (!atEnd()) {
      String line = next();
      if (line.isEmpty()) {
        return values;
      }
      if (values.size() == KEYS) {
        throw refusal("a block has more than " + KEYS + " keys");
      }
      int equals = line.indexOf('=');
      String key = equals < 0 ? line : line.substring(0, equals);
      if (values.put(key, equals < 0 ? "" : line.substring(equals + 1)) != null) {
        throw refusal("a key is repeated");
      }
    }
    throw refusal("the file ends within a block");
  }

  ForeignModelException refusal(String what) {
    return new ForeignModelException("line " + number + " of the LightGBM model: " + what);
  }
}
