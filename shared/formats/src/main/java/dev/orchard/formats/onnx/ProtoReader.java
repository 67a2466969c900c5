package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads one protocol buffers message, field by field. Every length is checked against the bytes
 * that are left before it is believed, and a nested message is a reader over a part of the same
 * array, so that nothing is allocated for it.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int field;
  private int wireType;

  private ProtoReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static ProtoReader of(byte[] bytes) {
    return new ProtoReader(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** Moves to the next field; false at the end of the message. */
  boolean next() {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long tag = rawVarint();
    field = (int) (tag >>> 3);
    wireType = (int) tag & 7;
    if (tag >>> 3 == 0 || tag >>> 32 != 0) {
      throw refusal("a field without a number");
    }
    return true;
  }

  int field() {
    return field;
  }

  /** A number of any integral type. */
  long varint() {
    expect(VARINT);
    return rawVarint();
  }

  float float32() {
    expect(FIXED32);
    need(Float.BYTES);
    return bytes.getFloat();
  }

  ProtoReader message() {
    return new ProtoReader(part());
  }

  String text() {
    ByteBuffer part = part();
    return new String(
        part.array(),
        part.arrayOffset() + part.position(),
        part.remaining(),
        StandardCharsets.UTF_8);
  }

  /** The bytes of the field, in the order of the file. */
  ByteBuffer part() {
    expect(LENGTH);
    long length = rawVarint();
    if (length < 0 || length > bytes.remaining()) {
      throw refusal("a length beyond the end");
    }
    ByteBuffer part = bytes.slice(bytes.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(bytes.position() + (int) length);
    return part;
  }

  /** Adds the values of a repeated integral field, packed or not. */
  void integers(Numbers values) {
    if (wireType == LENGTH) {
      ProtoReader packed = message();
      while (packed.bytes.hasRemaining()) {
        values.add(packed.rawVarint());
      }
    } else {
      values.add(varint());
    }
  }

  /** Adds the values of a repeated float field, packed or not. */
  void floats(Numbers values) {
    if (wireType == LENGTH) {
      ByteBuffer packed = whole(part(), Float.BYTES);
      while (packed.hasRemaining()) {
        values.add(packed.getFloat());
      }
    } else {
      values.add(float32());
    }
  }

  /** Adds the values of a repeated double field, packed or not. */
  void doubles(Numbers values) {
    if (wireType == LENGTH) {
      ByteBuffer packed = whole(part(), Double.BYTES);
      while (packed.hasRemaining()) {
        values.add(packed.getDouble());
      }
    } else {
      expect(FIXED64);
      need(Double.BYTES);
      values.add(bytes.getDouble());
    }
  }

  void skip() {
    switch (wireType) {
      case VARINT -> rawVarint();
      case FIXED64 -> skip(Long.BYTES);
      case LENGTH -> part();
      case FIXED32 -> skip(Integer.BYTES);
      default -> throw refusal("a field of no known wire type");
    }
  }

  private void skip(int length) {
    need(length);
    bytes.position(bytes.position() + length);
  }

  private ByteBuffer whole(ByteBuffer packed, int width) {
    if (packed.remaining() % width != 0) {
      throw refusal("a list that ends within a number");
    }
    return packed;
  }

  private long rawVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      need(1);
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw refusal("a number of more than 64 bits");
  }

  private void expect(int wanted) {
    if (wireType != wanted) {
      throw refusal("field " + field + " of an unexpected wire type");
    }
  }

  private void need(int length) {
    if (bytes.remaining() < length) {
      throw refusal("an end within a field");
    }
  }

  private static ForeignModelException refusal(String what) {
    return new ForeignModelException("the ONNX file is damaged: its protocol buffer has " + what);
  }
}
