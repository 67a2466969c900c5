package dev.orchard.formats.onnx;

import java.util.List;

/** A model of one ensemble of trees, attribute by attribute; the last of each name counts. */
final class EnsembleDraft {
  private final String operator;
  private final ProtoWriter attributes = new ProtoWriter();

  EnsembleDraft(String operator) {
    this.operator = operator;
  }

  EnsembleDraft integer(String name, long value) {
    attributes.message(5, a -> a.text(1, name).varint(3, value).varint(20, 2));
    return this;
  }

  EnsembleDraft text(String name, String value) {
    attributes.message(5, a -> a.text(1, name).text(4, value).varint(20, 3));
    return this;
  }

  EnsembleDraft integers(String name, long... values) {
    attributes.message(5, a -> a.text(1, name).integers(8, numbers(values)).varint(20, 7));
    return this;
  }

  EnsembleDraft floats(String name, double... values) {
    byte[] raw = ProtoWriter.raw(numbers(values), OnnxType.FLOAT);
    attributes.message(5, a -> a.text(1, name).part(7, raw).varint(20, 6));
    return this;
  }

  EnsembleDraft texts(String name, List<String> values) {
    attributes.message(
        5,
        a -> {
          a.text(1, name).varint(20, 8);
          values.forEach(value -> a.text(9, value));
        });
    return this;
  }

  EnsembleDraft tensor(String name, OnnxType type, double... values) {
    attributes.message(
        5,
        a ->
            a.text(1, name)
                .varint(20, 4)
                .message(
                    5,
                    t ->
                        t.varint(1, values.length)
                            .varint(2, type.code())
                            .part(9, ProtoWriter.raw(numbers(values), type))));
    return this;
  }

  /** The model, whose last output has the scores of the ensemble. */
  byte[] model(OnnxType input, OnnxType output, int width, int outputs) {
    GraphDraft graph = new GraphDraft(input);
    boolean labelled = operator.equals("TreeEnsembleClassifier");
    String first =
        graph.node(
            operator,
            OnnxNode.ML,
            List.of("X"),
            node -> {
              if (labelled) {
                node.text(2, "scores");
              }
              node.append(attributes.toByteArray());
            });
    graph.rename(first, labelled ? "label" : "scores");
    graph.input("X", width);
    graph.output("scores", output, outputs);
    int version = operator.equals("TreeEnsemble") ? 5 : 3;
    return new ProtoWriter()
        .varint(1, 10)
        .part(7, graph.toByteArray())
        .message(8, opset -> opset.text(1, "").varint(2, 21))
        .message(8, opset -> opset.text(1, OnnxNode.ML).varint(2, version))
        .toByteArray();
  }

  private static Numbers numbers(long... values) {
    Numbers numbers = new Numbers();
    for (long value : values) {
      numbers.add(value);
    }
    return numbers;
  }

  private static Numbers numbers(double... values) {
    Numbers numbers = new Numbers();
    for (double value : values) {
      numbers.add(value);
    }
    return numbers;
  }
}
