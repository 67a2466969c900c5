package dev.orchard.formats.onnx;

import dev.orchard.forest.Comparison;
import java.util.BitSet;

/** What a node of an ensemble asks, said of a column of the model's own input. */
sealed interface Decision {
  /** The same answer for every row. */
  record Always(boolean answer) implements Decision {}

  /**
   * On which side of a threshold the value lies.
   *
   * @param answer the answer for values below it
   */
  record Below(
      int feature, double threshold, Comparison comparison, boolean answer, boolean missingAnswer)
      implements Decision {}

  /**
   * Whether {@code low <= value < high}.
   *
   * @param answer the answer if so
   */
  record Within(int feature, double low, double high, boolean answer, boolean missingAnswer)
      implements Decision {}

  /**
   * Whether the value is one of these category codes.
   *
   * @param answer the answer if so
   */
  record OneOf(int feature, BitSet codes, boolean answer, boolean missingAnswer)
      implements Decision {}
}
