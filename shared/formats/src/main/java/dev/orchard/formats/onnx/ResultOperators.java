package dev.orchard.formats.onnx;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignTask;
import dev.orchard.formats.onnx.GraphValue.Constant;
import dev.orchard.formats.onnx.GraphValue.Labels;
import dev.orchard.formats.onnx.GraphValue.Result;
import dev.orchard.formats.onnx.GraphValue.Winner;
import java.util.ArrayList;
import java.util.List;

/** The operators that stand behind the trees. */
final class ResultOperators {
  private final OnnxNode node;

  ResultOperators(OnnxNode node) {
    this.node = node;
  }

  GraphValue follow(List<GraphValue> inputs) {
    boolean constantFirst = inputs.get(0) instanceof Constant;
    if (!(inputs.get(constantFirst ? 1 : 0) instanceof Result result)) {
      throw unknown();
    }
    Scores scores = result.scores();
    return switch (node.nameIn("") + node.nameIn(OnnxNode.ML)) {
      case "Identity", "Reshape", "Flatten", "Squeeze" -> result;
      case "Cast" -> cast(result);
      case "ZipMap" -> new Result(scores.withClasses(GraphFolding.classes(node, "classlabels")));
      case "Add" -> new Result(margin(scores).withBaseValues(numbers(scores, inputs)));
      case "Div" -> {
        if (constantFirst || !scores.isUntouched()) {
          throw unknown();
        }
        yield new Result(scores.withDivisors(numbers(scores, inputs)));
      }
      case "Sub" -> complement(scores, inputs, constantFirst);
      case "Sigmoid" -> new Result(linked(scores, Link.LOGISTIC));
      case "Exp" -> new Result(linked(scores, Link.EXPONENTIAL));
      case "Softmax" -> {
        if (Math.abs(node.integer("axis", -1)) != 1) {
          throw unknown();
        }
        yield new Result(
            linked(scores, Link.SOFTMAX).withTask(ForeignTask.MULTICLASS_CLASSIFICATION));
      }
      case "Concat" -> pair(inputs);
      case "ArgMax", "GreaterOrEqual", "Greater" -> new Winner();
      default -> throw unknown();
    };
  }

  /** Turns the place of the winner into its label. */
  GraphValue label(List<GraphValue> inputs) {
    return switch (node.nameIn("") + node.nameIn(OnnxNode.ML)) {
      case "Identity", "Reshape", "Flatten", "Squeeze", "Cast" -> inputs.get(0);
      case "ArrayFeatureExtractor", "Gather" -> {
        if (!(inputs.get(0) instanceof Constant constant)) {
          throw unknown();
        }
        yield new Labels(texts(constant.tensor()));
      }
      default -> throw unknown();
    };
  }

  /** The forest keeps what was rounded to float unrounded; doubles it can only keep. */
  private GraphValue cast(Result result) {
    OnnxType type = OnnxType.of(node.integer("to", 0));
    boolean doubles = result.scores().inputType() == OnnxType.DOUBLE;
    if (type != OnnxType.FLOAT && !(type == OnnxType.DOUBLE && doubles)) {
      throw unknown();
    }
    return result;
  }

  private GraphValue complement(Scores scores, List<GraphValue> inputs, boolean constantFirst) {
    boolean one = constantFirst && numbers(scores, inputs).equals(List.of(1.0));
    if (!one || scores.form() != Scores.Form.OUTPUTS || scores.targets().size() != 1) {
      throw unknown();
    }
    return new Result(scores.withForm(Scores.Form.COMPLEMENT));
  }

  /** One minus a probability, and the probability. */
  private GraphValue pair(List<GraphValue> inputs) {
    boolean pair =
        inputs.size() == 2
            && inputs.get(0) instanceof Result left
            && inputs.get(1) instanceof Result right
            && left.scores().form() == Scores.Form.COMPLEMENT
            && right.scores().equals(left.scores().withForm(Scores.Form.OUTPUTS));
    if (!pair) {
      throw unknown();
    }
    return new Result(((Result) inputs.get(1)).scores().withForm(Scores.Form.PAIR));
  }

  private Scores margin(Scores scores) {
    if (!scores.isMargin() || !scores.baseValues().isEmpty()) {
      throw unknown();
    }
    return scores;
  }

  private Scores linked(Scores scores, Link link) {
    if (!scores.isMargin()) {
      throw unknown();
    }
    return scores.withLink(link);
  }

  private List<Double> numbers(Scores scores, List<GraphValue> inputs) {
    for (GraphValue input : inputs) {
      if (input instanceof Constant constant && constant.tensor().type() != OnnxType.STRING) {
        OnnxTensor tensor = constant.tensor();
        if (tensor.size() != 1 && tensor.size() != scores.targets().size()) {
          throw node.refusal("has a constant that does not fit the scores");
        }
        List<Double> numbers = new ArrayList<>();
        for (int i = 0; i < tensor.size(); i++) {
          numbers.add(tensor.numbers().number(i));
        }
        return numbers;
      }
    }
    throw unknown();
  }

  private static List<String> texts(OnnxTensor tensor) {
    if (tensor.type() == OnnxType.STRING) {
      return tensor.texts();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < tensor.size(); i++) {
      texts.add(Long.toString((long) tensor.numbers().number(i)));
    }
    return texts;
  }

  private RuntimeException unknown() {
    return node.refusal("stands behind the trees, and the forest cannot say what it does");
  }
}
