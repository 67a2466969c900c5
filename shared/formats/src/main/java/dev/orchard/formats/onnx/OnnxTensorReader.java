package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignModelException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads a {@code TensorProto}, whose numbers stand in a list of their type or as raw bytes. */
final class OnnxTensorReader {
  private final Numbers dimensions = new Numbers();
  private final Numbers floats = new Numbers();
  private final Numbers integers = new Numbers();
  private final List<String> texts = new ArrayList<>();
  private String name = "";
  private long type;
  private ByteBuffer raw;

  OnnxTensorReader(ProtoReader message) {
    while (message.next()) {
      switch (message.field()) {
        case 1 -> message.integers(dimensions);
        case 2 -> type = message.varint();
        case 4 -> message.floats(floats);
        case 5, 7 -> message.integers(integers);
        case 6 -> texts.add(message.text());
        case 8 -> name = message.text();
        case 9 -> raw = message.part();
        case 10 -> message.doubles(floats);
        case 13 -> throw new ForeignModelException("the ONNX file keeps a tensor elsewhere");
        default -> message.skip();
      }
    }
  }

  String name() {
    return name;
  }

  OnnxTensor tensor() {
    OnnxType element = OnnxType.of(type);
    if (raw != null) {
      readRaw(element);
    }
    Numbers numbers = element.isIntegral() ? integers : floats;
    OnnxTensor tensor = new OnnxTensor(element, dimensions.size(), numbers, texts);
    long size = 1;
    for (int i = 0; i < dimensions.size(); i++) {
      long dimension = dimensions.integer(i);
      size = dimension < 0 || dimension > Integer.MAX_VALUE ? -1 : size * dimension;
      if (size < 0 || size > Integer.MAX_VALUE) {
        throw new ForeignModelException("a tensor of the ONNX file has impossible dimensions");
      }
    }
    if (tensor.size() != size) {
      throw new ForeignModelException(
          "a tensor of the ONNX file has %d values, and its dimensions say %d"
              .formatted(tensor.size(), size));
    }
    return tensor;
  }

  private void readRaw(OnnxType element) {
    int width =
        switch (element) {
          case FLOAT, INT32 -> 4;
          case DOUBLE, INT64 -> 8;
          case UINT8, BOOL -> 1;
          case STRING -> throw new ForeignModelException("texts of the ONNX file are raw bytes");
        };
    if (raw.remaining() % width != 0) {
      throw new ForeignModelException("a tensor of the ONNX file ends within a number");
    }
    while (raw.hasRemaining()) {
      switch (element) {
        case FLOAT -> floats.add(raw.getFloat());
        case DOUBLE -> floats.add(raw.getDouble());
        case INT32 -> integers.add((long) raw.getInt());
        case INT64 -> integers.add(raw.getLong());
        default -> integers.add((long) (raw.get() & 0xFF));
      }
    }
  }
}
