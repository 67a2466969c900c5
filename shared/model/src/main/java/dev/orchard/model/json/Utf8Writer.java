package dev.orchard.model.json;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * Encodes characters as UTF-8 straight into one byte buffer, without locks: most of JSON is ASCII,
 * one byte stored a character. With a stream underneath the buffer is passed on when full; without,
 * it grows and is the result.
 */
final class Utf8Writer extends Writer {
  private static final int INITIAL_BYTES = 1024;
  private static final int STREAM_BUFFER_BYTES = 8192;
  private static final int REPLACEMENT = 0xFFFD;

  private final OutputStream stream;
  private byte[] buffer;
  private int length;
  private char highSurrogate;

  /** Gathers in memory. */
  Utf8Writer() {
    this.stream = null;
    this.buffer = new byte[INITIAL_BYTES];
  }

  /** Passes on to the stream. */
  Utf8Writer(OutputStream stream) {
    this.stream = stream;
    this.buffer = new byte[STREAM_BUFFER_BYTES];
  }

  byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  void endLine() {
    try {
      write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void write(int character) throws IOException {
    put((char) character);
  }

  @Override
  public void write(String text, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      put(text.charAt(i));
    }
  }

  @Override
  public void write(char[] characters, int offset, int count) throws IOException {
    for (int i = offset; i < offset + count; i++) {
      put(characters[i]);
    }
  }

  private void put(char character) throws IOException {
    if (length + 8 > buffer.length) {
      makeRoom();
    }
    if (highSurrogate == 0 && character < 0x80) {
      buffer[length++] = (byte) character;
    } else {
      putBeyondAscii(character);
    }
  }

  private void putBeyondAscii(char character) {
    if (highSurrogate != 0) {
      char high = highSurrogate;
      highSurrogate = 0;
      if (Character.isLowSurrogate(character)) {
        encode(Character.toCodePoint(high, character));
        return;
      }
      encode(REPLACEMENT);
    }
    if (Character.isHighSurrogate(character)) {
      highSurrogate = character;
    } else {
      encode(Character.isLowSurrogate(character) ? REPLACEMENT : character);
    }
  }

  private void encode(int point) {
    if (point < 0x80) {
      buffer[length++] = (byte) point;
    } else if (point < 0x800) {
      buffer[length++] = (byte) (0xC0 | (point >> 6));
      buffer[length++] = (byte) (0x80 | (point & 0x3F));
    } else if (point < 0x10000) {
      buffer[length++] = (byte) (0xE0 | (point >> 12));
      buffer[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      buffer[length++] = (byte) (0x80 | (point & 0x3F));
    } else {
      buffer[length++] = (byte) (0xF0 | (point >> 18));
      buffer[length++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      buffer[length++] = (byte) (0x80 | ((point >> 6) & 0x3F));
      buffer[length++] = (byte) (0x80 | (point & 0x3F));
    }
  }

  private void makeRoom() throws IOException {
    if (stream == null) {
      buffer = Arrays.copyOf(buffer, Math.multiplyExact(buffer.length, 2));
    } else {
      drain();
    }
  }

  private void drain() throws IOException {
    stream.write(buffer, 0, length);
    length = 0;
  }

  @Override
  public void flush() throws IOException {
    if (stream != null) {
      drain();
      stream.flush();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
    if (stream != null) {
      stream.close();
    }
  }
}
