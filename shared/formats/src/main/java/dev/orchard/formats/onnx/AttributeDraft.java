package dev.orchard.formats.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been read of one attribute so far. */
final class AttributeDraft {
  String name = "";
  Float number;
  Long integer;
  String text;
  OnnxTensor tensor;
  final Numbers floats = new Numbers();
  final Numbers integers = new Numbers();
  private final List<String> texts = new ArrayList<>();

  /** The modes of a million nodes are a handful of texts: each is kept once. */
  private final Map<String, String> known = new HashMap<>();

  void add(String value) {
    texts.add(known.computeIfAbsent(value, same -> same));
  }

  OnnxAttribute attribute() {
    return new OnnxAttribute(
        name,
        Optional.ofNullable(number),
        Optional.ofNullable(integer),
        Optional.ofNullable(text),
        Optional.ofNullable(tensor),
        integers.isEmpty() ? floats : integers,
        texts);
  }
}
