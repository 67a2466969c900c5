package dev.orchard.mlflow;

import java.util.Objects;

/**
 * An input or output of an ONNX model that is a table of numbers, one line a row.
 *
 * @param name in the model
 * @param type as NumPy calls it: float32, float64, int64
 * @param columns of one row; 0 for a plain list, one value a row
 */
public record OnnxTensor(String name, String type, int columns) {
  public OnnxTensor {
    Objects.requireNonNull(name);
    Objects.requireNonNull(type);
  }
}
