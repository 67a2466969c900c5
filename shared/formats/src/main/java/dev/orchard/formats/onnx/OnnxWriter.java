package dev.orchard.formats.onnx;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.Link;
import dev.orchard.forest.Tree;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.Calibration;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a forest as an ONNX model: {@code TreeEnsemble} of ai.onnx.ml 5 and a few standard
 * operators, in the precision of the forest.
 *
 * <p>The input {@code X} has one column a feature, category columns as codes; {@link OnnxMetadata}
 * tells names and categories. Outputs are named as scikit-learn's converters do: {@code variable}
 * for numbers, {@code label} and {@code probabilities} for classes, the latter one column a class.
 */
public final class OnnxWriter {
  private static final int IR_VERSION = 10;
  private static final int OPSET = 21;
  private static final int ML_OPSET = 5;

  private final Forest forest;
  private final OnnxExport export;
  private final OnnxType type;
  private final GraphDraft graph;

  private OnnxWriter(Forest forest, OnnxExport export) {
    this.forest = forest;
    this.export = export;
    type = forest.precision() == InputPrecision.FLOAT64 ? OnnxType.DOUBLE : OnnxType.FLOAT;
    graph = new GraphDraft(type);
  }

  /**
   * Writes the model.
   *
   * @throws IllegalArgumentException if features or classes are not those of the forest
   */
  public static byte[] write(Forest forest, OnnxExport export) {
    if (export.features().size() != forest.featureCount()) {
      throw new IllegalArgumentException(
          "%d features for a forest of %d"
              .formatted(export.features().size(), forest.featureCount()));
    }
    int classes = Math.max(2, forest.outputCount());
    if (export.task().isClassification() && export.classes().size() != classes) {
      throw new IllegalArgumentException(
          "%d classes for a forest of %d".formatted(export.classes().size(), classes));
    }
    return new OnnxWriter(forest, export).model();
  }

  private byte[] model() {
    String scores = link(margins());
    if (!export.task().isClassification()) {
      graph.rename(scores, "variable");
      graph.output("variable", type, forest.outputCount());
    } else if (forest.outputCount() == 1) {
      writePair(calibrated(scores));
    } else {
      writeClasses(scores);
    }
    ProtoWriter model = new ProtoWriter();
    model.varint(1, IR_VERSION).text(2, "orchard");
    graph.input("X", forest.featureCount());
    model.part(7, graph.toByteArray());
    model.message(8, opset -> opset.text(1, "").varint(2, OPSET));
    model.message(8, opset -> opset.text(1, OnnxNode.ML).varint(2, ML_OPSET));
    metadata(model, OnnxMetadata.FEATURES, names());
    metadata(model, OnnxMetadata.CATEGORIES, categories());
    metadata(model, OnnxMetadata.CALIBRATION, calibration());
    return model.toByteArray();
  }

  private String margins() {
    TreeTable table = new TreeTable(forest, type);
    String sums = graph.node("TreeEnsemble", OnnxNode.ML, List.of("X"), table::write);
    if (forest.aggregation() == Aggregation.SUM) {
      return sums;
    }
    Numbers counts = new Numbers();
    Numbers base = new Numbers();
    for (int output = 0; output < forest.outputCount(); output++) {
      counts.add((double) Math.max(1, treesOf(output)));
      base.add(forest.baseScore(output));
    }
    String means = graph.node("Div", sums, graph.constant(counts));
    return graph.node("Add", means, graph.constant(base));
  }

  private int treesOf(int output) {
    int trees = 0;
    for (int i = 0; i < forest.treeCount(); i++) {
      int of = forest.tree(i).output();
      trees += of == output || of == Tree.ALL_OUTPUTS ? 1 : 0;
    }
    return trees;
  }

  private String link(String margins) {
    Link link = forest.link();
    return switch (link) {
      case IDENTITY -> margins;
      case LOGISTIC -> graph.node("Sigmoid", margins);
      case SOFTMAX -> graph.node("Softmax", margins);
      case EXPONENTIAL -> graph.node("Exp", margins);
    };
  }

  /** Platt's curve, operation by operation as {@link Calibration.Platt#apply} has it. */
  private String calibrated(String score) {
    if (!(export.calibration() instanceof Calibration.Platt platt)) {
      return score;
    }
    double margin = Calibration.Platt.SCORE_MARGIN;
    String inner = graph.node("Clip", score, graph.scalar(margin), graph.scalar(1 - margin));
    String odds = graph.node("Div", inner, graph.node("Sub", graph.one(1), inner));
    String slope = graph.node("Mul", graph.node("Log", odds), graph.one(platt.slope()));
    return graph.node("Sigmoid", graph.node("Add", slope, graph.one(platt.intercept())));
  }

  private void writePair(String positive) {
    String negative = graph.node("Sub", graph.one(1), positive);
    String winner = graph.castToInteger(graph.node("GreaterOrEqual", positive, graph.one(0.5)));
    writeLabel(winner);
    graph.rename(graph.concat(negative, positive), "probabilities");
    graph.output("probabilities", type, 2);
  }

  private void writeClasses(String probabilities) {
    writeLabel(graph.argMax(probabilities));
    graph.rename(probabilities, "probabilities");
    graph.output("probabilities", type, forest.outputCount());
  }

  private void writeLabel(String winner) {
    String flat = graph.node("Reshape", winner, graph.flatShape());
    graph.rename(graph.node("Gather", graph.texts(export.classes()), flat), "label");
    graph.labelOutput("label");
  }

  private String names() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < export.features().size(); i++) {
      names.add(export.features().get(i).name().orElse("f" + i));
    }
    return json(
        output -> {
          output.beginArray();
          names.forEach(output::value);
          output.endArray();
        });
  }

  private String categories() {
    return json(
        output -> {
          output.beginArray();
          for (ForeignFeature feature : export.features()) {
            output.beginArray();
            feature.categories().forEach(output::value);
            output.endArray();
          }
          output.endArray();
        });
  }

  private String calibration() {
    if (!export.task().isClassification()) {
      return "";
    }
    if (forest.outputCount() > 1 || export.calibration() instanceof Calibration.Isotonic) {
      return export.calibration().method().equals("none")
          ? "none"
          : export.calibration().method() + ", not applied: the probabilities are the forest's own";
    }
    return export.calibration().method();
  }

  private static void metadata(ProtoWriter model, String key, String value) {
    if (!value.isEmpty()) {
      model.message(14, entry -> entry.text(1, key).text(2, value));
    }
  }

  private static String json(Consumer<JsonOutput> content) {
    return new String(Json.write(content), StandardCharsets.UTF_8);
  }
}
