package dev.orchard.formats.onnx;

import dev.orchard.forest.Link;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.onnx.GraphValue.Columns;
import dev.orchard.formats.onnx.GraphValue.Constant;
import dev.orchard.formats.onnx.GraphValue.Refused;
import dev.orchard.formats.onnx.GraphValue.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows every value of the graph from the input through the trees to the outputs. */
final class GraphFolding {
  /** Columns in all values together. */
  private static final int COLUMNS = 1 << 21;

  private final Map<String, GraphValue> values = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> codes = new HashMap<>();
  private long columns;

  GraphFolding(OnnxGraph graph) {
    graph.constants().forEach((name, tensor) -> values.put(name, new Constant(tensor)));
  }

  void input(String name, GraphValue value) {
    values.put(name, value);
  }

  /** The codes given to the texts of each input column, in their order. */
  Map<Integer, Map<String, Integer>> codes() {
    return codes;
  }

  GraphValue value(String name) {
    GraphValue value = values.get(name);
    return value == null
        ? new Refused(
            new ForeignModelException("the ONNX model reads a value before anything gives it"))
        : value;
  }

  /** Follows one operator. What it cannot say is kept as refused, and so is all that reads it. */
  void follow(OnnxNode node) {
    GraphValue value;
    try {
      List<GraphValue> inputs = new ArrayList<>();
      for (String input : node.inputs()) {
        inputs.add(input.isEmpty() ? null : value(input));
      }
      value = inputs.isEmpty() ? constant(node) : follow(node, inputs);
    } catch (ForeignModelException e) {
      value = new Refused(e);
    }
    if (value instanceof Columns list) {
      columns += list.list().stream().mapToLong(Column::weight).sum();
      if (columns > COLUMNS) {
        throw new ForeignModelException("the ONNX model computes too many columns");
      }
    }
    boolean labelled = node.operator().equals("TreeEnsembleClassifier");
    for (int i = 0; i < node.outputs().size(); i++) {
      values.put(
          node.outputs().get(i),
          labelled && i == 0 && value instanceof Result result
              ? new GraphValue.Labels(result.scores().classes())
              : value);
    }
  }

  private GraphValue follow(OnnxNode node, List<GraphValue> inputs) {
    for (GraphValue input : inputs) {
      if (input instanceof Refused) {
        return input;
      }
    }
    GraphValue first = inputs.get(0);
    if (node.domain().equals(OnnxNode.ML) && node.operator().startsWith("TreeEnsemble")) {
      return trees(node, first);
    }
    if (inputs.stream().anyMatch(input -> input instanceof Result)) {
      return new ResultOperators(node).follow(inputs);
    }
    if (inputs.stream().anyMatch(input -> input instanceof GraphValue.Winner)) {
      return new ResultOperators(node).label(inputs);
    }
    if (first instanceof GraphValue.Labels) {
      return first;
    }
    return new InputOperators(node, codes).follow(inputs);
  }

  private static GraphValue trees(OnnxNode node, GraphValue input) {
    if (!(input instanceof Columns columns)) {
      throw node.refusal("reads what are no columns of numbers");
    }
    return switch (node.operator()) {
      case "TreeEnsembleRegressor" -> {
        Ensemble ensemble = NodeTableReader.regressor(node, columns.type());
        yield new Result(regression(node, Scores.plain(ensemble, columns.type(), columns.list())));
      }
      case "TreeEnsembleClassifier" -> {
        List<String> classes = classes(node, "classlabels");
        Ensemble ensemble = NodeTableReader.classifier(node, columns.type(), classes);
        Scores plain = Scores.plain(ensemble, columns.type(), columns.list());
        yield new Result(new ClassifierRules(node, plain, classes).scores());
      }
      case "TreeEnsemble" -> {
        Ensemble ensemble = TreeEnsembleReader.read(node);
        yield new Result(regression(node, Scores.plain(ensemble, columns.type(), columns.list())));
      }
      default -> throw node.refusal("is not known");
    };
  }

  /** Base values and post transform of a regressor. */
  private static Scores regression(OnnxNode node, Scores plain) {
    Ensemble ensemble = plain.ensemble();
    List<Double> base = new ArrayList<>();
    for (double value : ensemble.baseValues()) {
      base.add(value);
    }
    if (!base.isEmpty() && base.size() != ensemble.targetCount()) {
      throw node.refusal("has %d base_values".formatted(base.size()));
    }
    Scores scores = plain.withBaseValues(base);
    String transform = ensemble.postTransform();
    if (transform.equals("NONE")) {
      return scores;
    }
    // onnxruntime leaves the post transform of a single target out, all but PROBIT.
    if (ensemble.targetCount() > 1 && transform.equals("SOFTMAX")) {
      return scores.withLink(Link.SOFTMAX);
    }
    if (ensemble.targetCount() > 1 && transform.equals("LOGISTIC")) {
      return scores.withLink(Link.LOGISTIC);
    }
    throw node.refusal("has the post transform " + Texts.shortened(transform));
  }

  /** The class labels of a node as texts. */
  static List<String> classes(OnnxNode node, String prefix) {
    List<String> texts = node.texts(prefix + "_strings");
    if (!texts.isEmpty()) {
      return texts;
    }
    Numbers numbers = node.numbers(prefix + "_int64s");
    List<String> classes = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      classes.add(Long.toString((long) numbers.number(i)));
    }
    return classes;
  }

  private static GraphValue constant(OnnxNode node) {
    if (node.nameIn("").equals("Constant") && node.tensor("value").isPresent()) {
      return new Constant(node.tensor("value").get());
    }
    throw node.refusal("has no input");
  }
}
