package dev.orchard.training.source;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 over the columns of a table, little-endian: the row count; then for each column its name
 * (length and UTF-8), a kind byte (0 numbers, 1 categories), and its values in row order: the bits
 * of each double (every NaN as one), or the code of each text followed by the dictionary. The order
 * of rows and of columns matters.
 */
final class DataFingerprint {
  private final MessageDigest digest = sha256();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 13).order(ByteOrder.LITTLE_ENDIAN);

  DataFingerprint(int rowCount) {
    addInt(rowCount);
  }

  void add(Column column) {
    addText(column.name());
    if (column instanceof Column.Numbers numbers) {
      addInt(0);
      for (double value : numbers.values()) {
        addLong(Double.doubleToLongBits(value));
      }
    } else if (column instanceof Column.Categories categories) {
      addInt(1);
      for (int code : categories.codes()) {
        addInt(code);
      }
      addInt(categories.dictionary().size());
      categories.dictionary().forEach(this::addText);
    }
  }

  String finish() {
    flush();
    return HexFormat.of().formatHex(digest.digest());
  }

  private void addText(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    addInt(bytes.length);
    flush();
    digest.update(bytes);
  }

  private void addInt(int value) {
    reserve(Integer.BYTES);
    buffer.putInt(value);
  }

  private void addLong(long value) {
    reserve(Long.BYTES);
    buffer.putLong(value);
  }

  private void reserve(int bytes) {
    if (buffer.remaining() < bytes) {
      flush();
    }
  }

  private void flush() {
    digest.update(buffer.flip());
    buffer.clear();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
