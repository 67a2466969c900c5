package dev.orchard.formats.onnx;

import dev.orchard.formats.onnx.GraphValue.Columns;
import dev.orchard.formats.onnx.GraphValue.Constant;
import dev.orchard.formats.onnx.GraphValue.TextInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The operators that stand before the trees. */
final class InputOperators {
  private final OnnxNode node;
  private final ColumnOperators numbers;
  private final EncoderOperators encoders;

  InputOperators(OnnxNode node, Map<Integer, Map<String, Integer>> codes) {
    this.node = node;
    numbers = new ColumnOperators(node);
    encoders = new EncoderOperators(node, codes);
  }

  GraphValue follow(List<GraphValue> inputs) {
    if (inputs.get(0) instanceof TextInput texts) {
      return ofTexts(texts, inputs);
    }
    boolean ml = node.domain().equals(OnnxNode.ML);
    return ml ? encodedOrScaled(inputs) : standard(inputs);
  }

  private GraphValue ofTexts(TextInput texts, List<GraphValue> inputs) {
    return switch (node.nameIn(OnnxNode.ML) + node.nameIn("")) {
      case "OneHotEncoder" -> {
        requireUnseenAllowed();
        yield encoders.oneHot(texts);
      }
      case "LabelEncoder" -> encoders.labelled(texts);
      case "Identity", "Reshape", "Flatten" -> texts;
      case "Cast" -> {
        if (node.integer("to", 0) != OnnxType.STRING.code()) {
          throw node.refusal("makes numbers of texts");
        }
        yield texts;
      }
      case "Concat" -> {
        List<Integer> features = new ArrayList<>();
        for (GraphValue input : inputs) {
          if (!(input instanceof TextInput further)) {
            throw node.refusal("joins texts with what is none");
          }
          features.addAll(further.features());
        }
        yield new TextInput(features);
      }
      case "Gather", "ArrayFeatureExtractor" ->
          new TextInput(
              numbers.places(constant(inputs, 1), texts.features().size()).stream()
                  .map(texts.features()::get)
                  .toList());
      default -> throw unfoldable();
    };
  }

  private GraphValue encodedOrScaled(List<GraphValue> inputs) {
    if (!(inputs.get(0) instanceof Columns columns)) {
      throw unfoldable();
    }
    return switch (node.operator()) {
      case "Scaler" -> numbers.scaled(columns);
      case "Imputer" -> numbers.imputed(columns);
      case "Binarizer" -> numbers.binarized(columns);
      case "OneHotEncoder" -> {
        requireUnseenAllowed();
        yield encoders.oneHot(columns);
      }
      case "LabelEncoder" -> encoders.labelled(columns);
      case "ArrayFeatureExtractor" -> numbers.selected(columns, constant(inputs, 1));
      case "FeatureVectorizer" -> numbers.cast(joined(inputs), OnnxType.FLOAT);
      default -> throw unfoldable();
    };
  }

  private GraphValue standard(List<GraphValue> inputs) {
    if (node.nameIn("").equals("Concat")) {
      return joined(inputs);
    }
    boolean constantFirst = inputs.get(0) instanceof Constant;
    if (!(inputs.get(constantFirst ? 1 : 0) instanceof Columns columns)) {
      throw unfoldable();
    }
    return switch (node.nameIn("")) {
      case "Identity" -> columns;
      case "Reshape" -> reshaped(columns, constant(inputs, 1));
      case "Flatten" -> columns;
      case "Cast" -> numbers.cast(columns, OnnxType.of(node.integer("to", 0)));
      case "Gather" -> {
        if (node.integer("axis", 0) != 1) {
          throw node.refusal("selects rows");
        }
        yield numbers.selected(columns, constant(inputs, 1));
      }
      case "Add", "Sub", "Mul", "Div" ->
          numbers.arithmetic(columns, constant(inputs, constantFirst ? 0 : 1), constantFirst);
      case "Clip" ->
          numbers.clipped(
              columns,
              bound(inputs, 1, Double.NEGATIVE_INFINITY),
              bound(inputs, 2, Double.POSITIVE_INFINITY));
      default -> throw unfoldable();
    };
  }

  private Columns joined(List<GraphValue> inputs) {
    List<Column> joined = new ArrayList<>();
    OnnxType type = null;
    for (GraphValue input : inputs) {
      if (!(input instanceof Columns columns) || (type != null && columns.type() != type)) {
        throw node.refusal("joins columns of different types");
      }
      type = columns.type();
      joined.addAll(columns.list());
    }
    if (node.operator().equals("Concat") && Math.abs(node.integer("axis", 0)) != 1) {
      throw node.refusal("joins rows");
    }
    return new Columns(type, joined);
  }

  /** Only to as many columns as there are. */
  private Columns reshaped(Columns columns, OnnxTensor shape) {
    int last = shape.size() - 1;
    boolean same =
        shape.type().isIntegral()
            && last == 1
            && (shape.numbers().integer(last) == columns.list().size()
                || shape.numbers().integer(last) == -1);
    if (!same) {
      throw node.refusal("turns columns into rows");
    }
    return columns;
  }

  private double bound(List<GraphValue> inputs, int index, double otherwise) {
    if (inputs.size() <= index || inputs.get(index) == null) {
      return otherwise;
    }
    OnnxTensor tensor = constant(inputs, index);
    if (tensor.size() != 1 || tensor.type() == OnnxType.STRING) {
      throw node.refusal("has a bound that is no number");
    }
    return tensor.numbers().number(0);
  }

  /** Unseen categories cannot be refused by a forest; they are, there, as good as missing. */
  private void requireUnseenAllowed() {
    if (node.integer("zeros", 1) == 0) {
      throw node.refusal("fails on categories it has not seen (zeros = 0)");
    }
  }

  private OnnxTensor constant(List<GraphValue> inputs, int index) {
    if (index < inputs.size() && inputs.get(index) instanceof Constant constant) {
      return constant.tensor();
    }
    throw node.refusal("lacks a constant");
  }

  private RuntimeException unfoldable() {
    return node.refusal("stands before the trees and cannot be folded into them");
  }
}
