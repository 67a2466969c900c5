package dev.orchard.formats.onnx;

import java.util.List;

/** A constant of the graph: numbers or texts in row-major order. */
record OnnxTensor(OnnxType type, int rank, Numbers numbers, List<String> texts) {
  int size() {
    return type == OnnxType.STRING ? texts.size() : numbers.size();
  }
}
