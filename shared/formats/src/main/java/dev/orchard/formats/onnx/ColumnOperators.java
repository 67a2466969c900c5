package dev.orchard.formats.onnx;

import dev.orchard.formats.onnx.GraphValue.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The operators on columns of numbers that can be folded into thresholds. Floats are computed with
 * as onnxruntime does it, one rounding an operation.
 */
final class ColumnOperators {
  private final OnnxNode node;

  ColumnOperators(OnnxNode node) {
    this.node = node;
  }

  /** {@code (x - offset) * scale} as float. */
  Columns scaled(Columns input) {
    if (input.type() != OnnxType.FLOAT) {
      throw node.refusal("scales what is no float");
    }
    Numbers offsets = node.numbers("offset");
    Numbers scales = node.numbers("scale");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < input.list().size(); i++) {
      double offset = parameter(offsets, i, input.list().size());
      double scale = parameter(scales, i, input.list().size());
      requireFinite(offset);
      requireFactor(scale);
      columns.add(input.list().get(i).then(x -> (float) ((float) (x - offset) * scale)));
    }
    return new Columns(OnnxType.FLOAT, columns);
  }

  Columns imputed(Columns input) {
    boolean integral = node.has("imputed_value_int64s");
    double replaced = node.number("replaced_value_float", Double.NaN);
    if (integral || input.type().isIntegral() || !Double.isNaN(replaced)) {
      throw node.refusal("replaces a value other than NaN");
    }
    Numbers values = node.numbers("imputed_value_floats");
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < input.list().size(); i++) {
      double value = parameter(values, i, input.list().size());
      columns.add(input.list().get(i).then(x -> Double.isNaN(x) ? value : x));
    }
    return new Columns(input.type(), columns);
  }

  Columns binarized(Columns input) {
    double threshold = node.number("threshold", 0);
    return each(input, input.type(), x -> x > threshold ? 1 : 0);
  }

  /** Addition and the like of a constant, one for all columns or one for each. */
  Columns arithmetic(Columns input, OnnxTensor constant, boolean constantFirst) {
    int count = input.list().size();
    if (constant.rank() > 2 || (constant.size() != 1 && constant.size() != count)) {
      throw node.refusal("has a constant that does not fit the columns");
    }
    if (input.type().isIntegral()) {
      throw node.refusal("computes with integers");
    }
    boolean isFloat = input.type() == OnnxType.FLOAT;
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double value = constant.numbers().number(constant.size() == 1 ? 0 : i);
      DoubleUnaryOperator exact = operation(value, constantFirst);
      columns.add(input.list().get(i).then(isFloat ? x -> (float) exact.applyAsDouble(x) : exact));
    }
    return new Columns(input.type(), columns);
  }

  /** In double; for floats the caller rounds, which gives the float result exactly. */
  private DoubleUnaryOperator operation(double value, boolean constantFirst) {
    requireFinite(value);
    switch (node.operator()) {
      case "Add" -> {
        return x -> x + value;
      }
      case "Sub" -> {
        return constantFirst ? x -> value - x : x -> x - value;
      }
      case "Mul" -> {
        requireFactor(value);
        return x -> x * value;
      }
      default -> {
        if (constantFirst) {
          throw node.refusal("divides by a column");
        }
        requireFactor(value);
        return x -> x / value;
      }
    }
  }

  Columns cast(Columns input, OnnxType type) {
    if (type == input.type()) {
      return input;
    }
    return switch (type) {
      case FLOAT -> {
        requireNothingInDouble(input);
        yield each(input, type, x -> (float) x);
      }
      case DOUBLE -> new Columns(type, input.list());
      case INT64, INT32 ->
          input.type().isIntegral()
              ? new Columns(type, input.list())
              : each(input, type, x -> x < 0 ? Math.ceil(x) : Math.floor(x));
      default -> throw node.refusal("makes of numbers what is none");
    };
  }

  Columns clipped(Columns input, double least, double most) {
    return each(input, input.type(), x -> Double.isNaN(x) ? x : Math.min(Math.max(x, least), most));
  }

  Columns selected(Columns input, OnnxTensor indices) {
    List<Column> columns = new ArrayList<>();
    for (int index : places(indices, input.list().size())) {
      columns.add(input.list().get(index));
    }
    return new Columns(input.type(), columns);
  }

  /** Indices of columns; negative ones count from the end. */
  List<Integer> places(OnnxTensor indices, int count) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      if (!indices.type().isIntegral()) {
        throw node.refusal("selects columns by what is no integer");
      }
      long index = indices.numbers().integer(i);
      long place = index < 0 ? index + count : index;
      if (place < 0 || place >= count) {
        throw node.refusal("selects column %d of %d".formatted(index, count));
      }
      places.add((int) place);
    }
    return places;
  }

  /** A forest of floats rounds its rows first, and what was computed of doubles would be lost. */
  private void requireNothingInDouble(Columns input) {
    for (Column column : input.list()) {
      boolean isPlain =
          !(column instanceof NumberColumn number) || number.isInput() || number.rounds();
      if (input.type() == OnnxType.DOUBLE && !isPlain) {
        throw node.refusal("makes floats of what was computed of doubles");
      }
    }
  }

  private Columns each(Columns input, OnnxType type, DoubleUnaryOperator step) {
    return new Columns(type, input.list().stream().map(column -> column.then(step)).toList());
  }

  private double parameter(Numbers values, int index, int count) {
    if (values.size() != 1 && values.size() != count) {
      throw node.refusal("has %d values for %d columns".formatted(values.size(), count));
    }
    return values.number(values.size() == 1 ? 0 : index);
  }

  private void requireFinite(double value) {
    if (!Double.isFinite(value)) {
      throw node.refusal("computes with a constant that is not finite");
    }
  }

  /** Infinity times zero would be NaN, and the step would fall and rise. */
  private void requireFactor(double value) {
    requireFinite(value);
    if (value == 0) {
      throw node.refusal("multiplies or divides by zero");
    }
  }
}
