package dev.orchard.formats.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes one protocol buffers message, field by field. */
final class ProtoWriter {
  private static final int LENGTH = 2;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  ProtoWriter varint(int field, long value) {
    raw((long) field << 3);
    raw(value);
    return this;
  }

  ProtoWriter text(int field, String text) {
    return part(field, text.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter part(int field, byte[] part) {
    raw(((long) field << 3) | LENGTH);
    raw(part.length);
    bytes.writeBytes(part);
    return this;
  }

  ProtoWriter message(int field, Consumer<ProtoWriter> content) {
    ProtoWriter message = new ProtoWriter();
    content.accept(message);
    return part(field, message.toByteArray());
  }

  /** Appends fields that were written elsewhere. */
  ProtoWriter append(byte[] fields) {
    bytes.writeBytes(fields);
    return this;
  }

  /** A packed list of integers. */
  ProtoWriter integers(int field, Numbers values) {
    ProtoWriter packed = new ProtoWriter();
    for (int i = 0; i < values.size(); i++) {
      packed.raw(values.integer(i));
    }
    return part(field, packed.toByteArray());
  }

  /** Floats or doubles as they lie in memory, the raw data of a tensor. */
  static byte[] raw(Numbers values, OnnxType type) {
    boolean doubles = type == OnnxType.DOUBLE;
    int width = doubles ? Double.BYTES : type == OnnxType.FLOAT ? Float.BYTES : 1;
    ByteBuffer raw = ByteBuffer.allocate(values.size() * width).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values.size(); i++) {
      if (doubles) {
        raw.putDouble(values.number(i));
      } else if (type == OnnxType.FLOAT) {
        raw.putFloat((float) values.number(i));
      } else {
        raw.put((byte) values.number(i));
      }
    }
    return raw.array();
  }

  private void raw(long value) {
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes.write(((int) rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }
}
