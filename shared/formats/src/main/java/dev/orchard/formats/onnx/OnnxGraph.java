package dev.orchard.formats.onnx;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * A model file without what has no bearing on its scores.
 *
 * @param nodes so ordered that each stands after those whose outputs it reads
 * @param about producer and metadata_props
 */
record OnnxGraph(
    List<OnnxNode> nodes,
    Map<String, OnnxTensor> constants,
    List<Input> inputs,
    List<String> outputs,
    SortedMap<String, String> about) {

  /** The width of an input whose file does not tell it. */
  static final int UNKNOWN_WIDTH = -1;

  /**
   * An input tensor.
   *
   * @param width its columns, or {@link #UNKNOWN_WIDTH}
   */
  record Input(String name, OnnxType type, long width) {}
}
