package dev.orchard.formats.onnx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A graph in the making: nodes in the order of their adding, each with one output. */
final class GraphDraft {
  private final OnnxType type;
  private final List<Node> nodes = new ArrayList<>();
  private final ProtoWriter constants = new ProtoWriter();
  private final ProtoWriter ends = new ProtoWriter();
  private final Map<String, String> names = new LinkedHashMap<>();
  private int nextName;

  private record Node(
      String operator,
      String domain,
      List<String> inputs,
      String output,
      Consumer<ProtoWriter> attributes) {}

  GraphDraft(OnnxType type) {
    this.type = type;
  }

  /** Adds a standard operator and returns the name of its output. */
  String node(String operator, String... inputs) {
    return node(operator, "", List.of(inputs), attributes -> {});
  }

  String node(
      String operator, String domain, List<String> inputs, Consumer<ProtoWriter> attributes) {
    String output = "value" + nextName++;
    nodes.add(new Node(operator, domain, inputs, output, attributes));
    return output;
  }

  String castToInteger(String input) {
    return node("Cast", "", List.of(input), n -> integer(n, "to", OnnxType.INT64.code()));
  }

  String concat(String left, String right) {
    return node("Concat", "", List.of(left, right), n -> integer(n, "axis", 1));
  }

  String argMax(String input) {
    return node("ArgMax", "", List.of(input), n -> integer(n, "axis", 1));
  }

  String one(double value) {
    Numbers numbers = new Numbers();
    numbers.add(value);
    return constant(numbers);
  }

  /** A constant without dimensions, as Clip wants its bounds. */
  String scalar(double value) {
    Numbers numbers = new Numbers();
    numbers.add(value);
    String name = "constant" + nextName++;
    constants.message(
        5, t -> t.varint(2, type.code()).text(8, name).part(9, ProtoWriter.raw(numbers, type)));
    return name;
  }

  String constant(Numbers values) {
    String name = "constant" + nextName++;
    constants.message(
        5,
        t ->
            t.varint(1, values.size())
                .varint(2, type.code())
                .text(8, name)
                .part(9, ProtoWriter.raw(values, type)));
    return name;
  }

  String texts(List<String> values) {
    String name = "constant" + nextName++;
    constants.message(
        5,
        t -> {
          t.varint(1, values.size()).varint(2, OnnxType.STRING.code());
          values.forEach(value -> t.text(6, value));
          t.text(8, name);
        });
    return name;
  }

  /** The shape of a list. */
  String flatShape() {
    Numbers shape = new Numbers();
    shape.add(-1L);
    String name = "constant" + nextName++;
    constants.message(
        5, t -> t.varint(1, 1).varint(2, OnnxType.INT64.code()).integers(7, shape).text(8, name));
    return name;
  }

  /** Gives a value the name that the outside knows it by. */
  void rename(String value, String name) {
    names.put(value, name);
  }

  void input(String name, int width) {
    ends.message(11, value -> tensor(value, name, type, width));
  }

  void output(String name, OnnxType elements, int width) {
    ends.message(12, value -> tensor(value, name, elements, width));
  }

  void labelOutput(String name) {
    ends.message(12, value -> tensor(value, name, OnnxType.STRING, 0));
  }

  byte[] toByteArray() {
    ProtoWriter graph = new ProtoWriter();
    for (Node node : nodes) {
      graph.message(
          1,
          n -> {
            node.inputs().forEach(input -> n.text(1, names.getOrDefault(input, input)));
            n.text(2, names.getOrDefault(node.output(), node.output()));
            n.text(4, node.operator());
            node.attributes().accept(n);
            if (!node.domain().isEmpty()) {
              n.text(7, node.domain());
            }
          });
    }
    graph.text(2, "orchard");
    return joined(graph.toByteArray(), constants.toByteArray(), ends.toByteArray());
  }

  private static byte[] joined(byte[]... parts) {
    ProtoWriter whole = new ProtoWriter();
    for (byte[] part : parts) {
      whole.append(part);
    }
    return whole.toByteArray();
  }

  /** A tensor of any number of rows; of lists of single values if the width is 0. */
  private static void tensor(ProtoWriter value, String name, OnnxType type, int width) {
    value
        .text(1, name)
        .message(
            2,
            t ->
                t.message(
                    1,
                    tensor ->
                        tensor
                            .varint(1, type.code())
                            .message(
                                2,
                                shape -> {
                                  shape.message(1, dimension -> dimension.text(2, "rows"));
                                  if (width > 0) {
                                    shape.message(1, dimension -> dimension.varint(1, width));
                                  }
                                })));
  }

  private static void integer(ProtoWriter node, String name, long value) {
    node.message(5, a -> a.text(1, name).varint(3, value).varint(20, 2));
  }
}
