package dev.orchard.formats.onnx;

import java.util.List;
import java.util.Optional;

/** One attribute of a node, whichever of its forms the file has. */
record OnnxAttribute(
    String name,
    Optional<Float> number,
    Optional<Long> integer,
    Optional<String> text,
    Optional<OnnxTensor> tensor,
    Numbers numbers,
    List<String> texts) {}
