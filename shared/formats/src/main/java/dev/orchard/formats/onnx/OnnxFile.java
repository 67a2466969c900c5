package dev.orchard.formats.onnx;

import dev.orchard.formats.ForeignModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads {@code ModelProto} and what it consists of; field numbers are those of onnx.proto3. */
final class OnnxFile {
  private static final int NODES = 1 << 16;
  private static final int METADATA_LENGTH = 1 << 20;

  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, OnnxTensor> constants = new HashMap<>();
  private final List<OnnxGraph.Input> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final SortedMap<String, String> about = new TreeMap<>();

  private OnnxFile() {}

  static OnnxGraph read(byte[] bytes) {
    OnnxFile file = new OnnxFile();
    file.readModel(ProtoReader.of(bytes));
    if (file.outputs.isEmpty()) {
      throw new ForeignModelException("this is no ONNX model: it has no graph with outputs");
    }
    file.inputs.removeIf(input -> file.constants.containsKey(input.name()));
    return new OnnxGraph(file.nodes, file.constants, file.inputs, file.outputs, file.about);
  }

  private void readModel(ProtoReader model) {
    boolean graph = false;
    while (model.next()) {
      switch (model.field()) {
        case 2 -> about.put("producer", Texts.shortened(model.text()));
        case 3 -> about.put("producer_version", Texts.shortened(model.text()));
        case 7 -> {
          if (graph) {
            throw new ForeignModelException("the ONNX file holds two graphs");
          }
          graph = true;
          readGraph(model.message());
        }
        case 14 -> readMetadata(model.message());
        case 25 -> throw new ForeignModelException("the ONNX file defines functions of its own");
        default -> model.skip();
      }
    }
  }

  private void readMetadata(ProtoReader entry) {
    String key = "";
    String value = "";
    while (entry.next()) {
      switch (entry.field()) {
        case 1 -> key = entry.text();
        case 2 -> value = entry.text();
        default -> entry.skip();
      }
    }
    if (OnnxMetadata.isKnown(key) && value.length() <= METADATA_LENGTH) {
      about.put(key, value);
    }
  }

  private void readGraph(ProtoReader graph) {
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> {
          if (nodes.size() == NODES) {
            throw new ForeignModelException("the ONNX graph has more than " + NODES + " nodes");
          }
          nodes.add(node(graph.message()));
        }
        case 5 -> readConstant(graph.message());
        case 11 -> inputs.add(input(graph.message()));
        case 12 -> outputs.add(input(graph.message()).name());
        case 15 -> throw new ForeignModelException("the ONNX graph has sparse initializers");
        default -> graph.skip();
      }
    }
  }

  private void readConstant(ProtoReader message) {
    OnnxTensorReader tensor = new OnnxTensorReader(message);
    constants.put(tensor.name(), tensor.tensor());
  }

  private static OnnxNode node(ProtoReader node) {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, OnnxAttribute> attributes = new HashMap<>();
    String operator = "";
    String domain = "";
    while (node.next()) {
      switch (node.field()) {
        case 1 -> inputs.add(node.text());
        case 2 -> outputs.add(node.text());
        case 4 -> operator = node.text();
        case 5 -> {
          OnnxAttribute attribute = attribute(node.message());
          attributes.put(attribute.name(), attribute);
        }
        case 7 -> domain = node.text();
        default -> node.skip();
      }
    }
    return new OnnxNode(operator, domain, inputs, outputs, attributes);
  }

  private static OnnxAttribute attribute(ProtoReader attribute) {
    AttributeDraft draft = new AttributeDraft();
    while (attribute.next()) {
      switch (attribute.field()) {
        case 1 -> draft.name = attribute.text();
        case 2 -> draft.number = attribute.float32();
        case 3 -> draft.integer = attribute.varint();
        case 4 -> draft.text = attribute.text();
        case 5 -> draft.tensor = new OnnxTensorReader(attribute.message()).tensor();
        case 7 -> attribute.floats(draft.floats);
        case 8 -> attribute.integers(draft.integers);
        case 9 -> draft.add(attribute.text());
        default -> attribute.skip();
      }
    }
    return draft.attribute();
  }

  private static OnnxGraph.Input input(ProtoReader value) {
    String name = "";
    long type = OnnxType.FLOAT.code();
    long width = OnnxGraph.UNKNOWN_WIDTH;
    while (value.next()) {
      switch (value.field()) {
        case 1 -> name = value.text();
        case 2 -> {
          ProtoReader tensor = tensorType(value.message());
          while (tensor.next()) {
            switch (tensor.field()) {
              case 1 -> type = tensor.varint();
              case 2 -> width = width(tensor.message());
              default -> tensor.skip();
            }
          }
        }
        default -> value.skip();
      }
    }
    return new OnnxGraph.Input(name, OnnxType.of(type), width);
  }

  /** The {@code Tensor} of a {@code TypeProto}, or an empty message for a sequence or map. */
  private static ProtoReader tensorType(ProtoReader type) {
    ProtoReader tensor = ProtoReader.of(new byte[0]);
    while (type.next()) {
      if (type.field() == 1) {
        tensor = type.message();
      } else {
        type.skip();
      }
    }
    return tensor;
  }

  /** The second dimension; a list of single values is one column wide. */
  private static long width(ProtoReader shape) {
    long width = OnnxGraph.UNKNOWN_WIDTH;
    int rank = 0;
    while (shape.next()) {
      if (shape.field() != 1) {
        shape.skip();
        continue;
      }
      ProtoReader dimension = shape.message();
      rank++;
      width = OnnxGraph.UNKNOWN_WIDTH;
      while (dimension.next()) {
        if (dimension.field() == 1) {
          width = dimension.varint();
        } else {
          dimension.skip();
        }
      }
    }
    return rank == 2 && width > 0 ? width : rank == 1 ? 1 : OnnxGraph.UNKNOWN_WIDTH;
  }
}
