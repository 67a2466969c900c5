package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignModelException;
import java.util.List;

/** What is known of a value that flows through the graph. */
sealed interface GraphValue {
  /** A constant. */
  record Constant(OnnxTensor tensor) implements GraphValue {}

  /** A tensor of columns that follow from the input. */
  record Columns(OnnxType type, List<Column> list) implements GraphValue {}

  /** A tensor of texts, straight from the input. */
  record TextInput(List<Integer> features) implements GraphValue {}

  /** What the trees give, and what was done to it since. */
  record Result(Scores scores) implements GraphValue {}

  /** The place of the class that wins. */
  record Winner() implements GraphValue {}

  /** The label of the class that wins. */
  record Labels(List<String> classes) implements GraphValue {}

  /** What cannot be said of the input; refused only if the model's scores depend on it. */
  record Refused(ForeignModelException reason) implements GraphValue {}
}
