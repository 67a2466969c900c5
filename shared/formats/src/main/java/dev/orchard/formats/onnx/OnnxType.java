package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignModelException;

/** The element types that columns and trees may have, of {@code TensorProto.DataType}. */
enum OnnxType {
  FLOAT(1),
  UINT8(2),
  INT32(6),
  INT64(7),
  STRING(8),
  BOOL(9),
  DOUBLE(11);

  private final int code;

  OnnxType(int code) {
    this.code = code;
  }

  static OnnxType of(long code) {
    for (OnnxType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new ForeignModelException(
        "the ONNX model uses an element type that is not read: number " + code);
  }

  int code() {
    return code;
  }

  boolean isIntegral() {
    return this == INT32 || this == INT64 || this == UINT8 || this == BOOL;
  }
}
