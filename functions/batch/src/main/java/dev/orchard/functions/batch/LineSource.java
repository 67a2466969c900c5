package dev.orchard.functions.batch;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines, holding one line at a time. Works on bytes, so that a line of
 * bad UTF-8 spoils itself only.
 */
final class LineSource {
  /** What {@link #next} gives for a line that is longer than {@link #MOST_BYTES}. */
  static final byte[] TOO_LONG = new byte[0];

  /** The longest line that is read; a record of 2,000 features takes about 60 KiB. */
  static final int MOST_BYTES = 1 << 20;

  private static final int BUFFER_BYTES = 1 << 16;

  private final InputStream stream;
  private final boolean quotesHoldLines;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private int limit;
  private byte[] line = new byte[1024];
  private int length;

  private LineSource(InputStream stream, boolean quotesHoldLines) {
    this.stream = stream;
    this.quotesHoldLines = quotesHoldLines;
  }

  /** Lines that end at every line feed. */
  static LineSource of(InputStream stream) {
    return new LineSource(stream, false);
  }

  /** Lines of a table: a line feed between double quotes belongs to the line. */
  static LineSource ofTable(InputStream stream) {
    return new LineSource(stream, true);
  }

  /**
   * The next line without its line feed and a carriage return before that; null at the end. Blank
   * lines are left out.
   */
  byte[] next() throws IOException {
    while (true) {
      byte[] found = read();
      if (found == null || found == TOO_LONG || found.length > 0) {
        return found;
      }
    }
  }

  private byte[] read() throws IOException {
    length = 0;
    boolean tooLong = false;
    boolean quoted = false;
    boolean mayOpen = true; // at the beginning of a field, or behind a quote that might be doubled
    boolean any = false;
    while (fill()) {
      any = true;
      byte next = buffer[position++];
      if (next == '\n' && !quoted) {
        return tooLong ? TOO_LONG : line();
      }
      if (next == '"' && quotesHoldLines) {
        boolean closes = quoted;
        quoted = !closes && mayOpen;
        mayOpen = closes;
      } else {
        mayOpen = next == ',';
      }
      if (length == MOST_BYTES) {
        // A quote that is never closed must not swallow the rest of the table.
        tooLong = true;
        quoted = false;
      } else {
        append(next);
      }
    }
    return tooLong ? TOO_LONG : any ? line() : null;
  }

  private boolean fill() throws IOException {
    if (position == limit) {
      position = 0;
      limit = Math.max(0, stream.read(buffer, 0, buffer.length));
    }
    return position < limit;
  }

  private void append(byte next) {
    if (length == line.length) {
      line = Arrays.copyOf(line, Math.min(MOST_BYTES, 2 * length));
    }
    line[length++] = next;
  }

  private byte[] line() {
    int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
    return Arrays.copyOf(line, end);
  }
}
