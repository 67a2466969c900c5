package dev.orchard.formats.onnx;

import java.util.List;
import java.util.Optional;

/** What the readers of the ensemble operators' attributes have in common: checked access. */
final class EnsembleAttributes {
  private static final int TARGETS = 1 << 12;
  private static final int FEATURES = 1 << 16;

  private final OnnxNode node;

  EnsembleAttributes(OnnxNode node) {
    this.node = node;
  }

  int targetCount() {
    return within("n_targets", node.integer("n_targets", 0), 1, TARGETS);
  }

  int classCount(List<String> classes) {
    return within("the number of class labels", classes.size(), 2, TARGETS);
  }

  int feature(long feature) {
    return within("nodes_featureids", feature, 0, FEATURES - 1);
  }

  int within(String name, long value, int least, int most) {
    if (value < least || value > most) {
      throw node.refusal("has %s beyond %d to %d".formatted(name, least, most));
    }
    return (int) value;
  }

  /** A list of exactly {@code count} integers. */
  Numbers integers(String name, int count) {
    Numbers numbers = node.numbers(name);
    if (numbers.size() != count || (count > 0 && !numbers.isIntegral())) {
      throw node.refusal("does not have %d integers for %s".formatted(count, name));
    }
    return numbers;
  }

  /** As {@link #integers}, all of them 0 where the list is missing. */
  long optional(String name, Numbers numbers, int index) {
    if (numbers.isEmpty()) {
      return 0;
    }
    if (index >= numbers.size() || !numbers.isIntegral()) {
      throw node.refusal("has too few integers for " + name);
    }
    return numbers.integer(index);
  }

  /** Floats of an attribute, or the numbers of the tensor attribute that may stand for it. */
  double[] numbers(String name, int count, OnnxType inputType) {
    Optional<OnnxTensor> tensor = node.tensor(name + "_as_tensor");
    Numbers numbers = node.numbers(name);
    if (tensor.isPresent()) {
      // onnxruntime has the same rule; without it, it would be unclear what is rounded where.
      if (tensor.get().type() == OnnxType.DOUBLE && inputType != OnnxType.DOUBLE) {
        throw node.refusal("compares floats with the doubles of %s_as_tensor".formatted(name));
      }
      numbers = tensor.get().numbers();
    }
    return doubles(name, numbers, count);
  }

  /** The numbers of a tensor attribute. */
  double[] tensor(String name, int count) {
    Numbers numbers = node.tensor(name).map(OnnxTensor::numbers).orElse(Numbers.NONE);
    return doubles(name, numbers, count);
  }

  private double[] doubles(String name, Numbers numbers, int count) {
    if (numbers.size() != count) {
      throw node.refusal(
          "has %d numbers for %s, %d expected".formatted(numbers.size(), name, count));
    }
    double[] doubles = new double[count];
    for (int i = 0; i < count; i++) {
      doubles[i] = numbers.number(i);
    }
    return doubles;
  }
}
