package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One operator of the graph with typed access to its attributes. */
record OnnxNode(
    String operator,
    String domain,
    List<String> inputs,
    List<String> outputs,
    Map<String, OnnxAttribute> attributes) {

  static final String ML = "ai.onnx.ml";

  /** The operator's name if it is of the domain given, otherwise nothing that is known. */
  String nameIn(String wanted) {
    boolean standard = domain.isEmpty() || domain.equals("ai.onnx");
    return domain.equals(wanted) || (standard && wanted.isEmpty()) ? operator : "";
  }

  String input(int index) {
    if (index >= inputs.size()) {
      throw refusal("lacks an input");
    }
    return inputs.get(index);
  }

  boolean has(String name) {
    return attributes.containsKey(name);
  }

  long integer(String name, long otherwise) {
    return attribute(name).flatMap(OnnxAttribute::integer).orElse(otherwise);
  }

  double number(String name, double otherwise) {
    return attribute(name).flatMap(OnnxAttribute::number).map(f -> (double) f).orElse(otherwise);
  }

  String text(String name, String otherwise) {
    return attribute(name).flatMap(OnnxAttribute::text).orElse(otherwise);
  }

  List<String> texts(String name) {
    return attribute(name).map(OnnxAttribute::texts).orElse(List.of());
  }

  /** A list of floats, integers or none. */
  Numbers numbers(String name) {
    return attribute(name).map(OnnxAttribute::numbers).orElse(Numbers.NONE);
  }

  Optional<OnnxTensor> tensor(String name) {
    return attribute(name).flatMap(OnnxAttribute::tensor);
  }

  ForeignModelException refusal(String what) {
    return new ForeignModelException(
        "the operator %s of the ONNX model %s".formatted(Texts.shortened(operator), what));
  }

  private Optional<OnnxAttribute> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }
}
