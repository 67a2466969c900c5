package dev.orchard.formats.onnx;

import dev.orchard.forest.InputPrecision;
import java.util.function.DoubleUnaryOperator;

/** A column of the graph as a function of one column of the model's input. */
sealed interface Column permits NumberColumn, TableColumn, StepColumn {
  /** The column of the input. */
  int feature();

  /**
   * The column after one more step.
   *
   * @param step rises or falls with its argument, never both; NaN in may be anything out
   */
  Column then(DoubleUnaryOperator step);

  /**
   * What a node that compares this column asks of the input.
   *
   * @param missingHolds whether NaN takes the true branch whatever the mode says
   * @param precision of the forest
   */
  Decision decide(NodeMode mode, double threshold, boolean missingHolds, InputPrecision precision);

  /** How much memory the column takes, in columns of the simplest kind. */
  int weight();
}
