package dev.orchard.model.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much the rows of each class count in training. */
public sealed interface ClassWeights {
  /** Every row counts once. */
  ClassWeights NONE = new ByClass(Map.of());

  /** By code of the class: how much one of its rows counts. */
  double[] of(List<String> classes, int[] rowsOfClass);

  /** As in the spec. */
  String text();

  /**
   * Every class counts as much as any other: {@code rows / (classes x rows of the class)}, as in
   * scikit-learn.
   */
  record Balanced() implements ClassWeights {
    @Override
    public double[] of(List<String> classes, int[] rowsOfClass) {
      double rows = Arrays.stream(rowsOfClass).sum();
      return Arrays.stream(rowsOfClass)
          .mapToDouble(count -> count == 0 ? 1 : rows / (classes.size() * (double) count))
          .toArray();
    }

    @Override
    public String text() {
      return "balanced";
    }
  }

  /**
   * As the spec says.
   *
   * @param weights above 0, by the name of the class; the rows of other classes count once
   */
  record ByClass(Map<String, Double> weights) implements ClassWeights {
    public ByClass {
      weights = Map.copyOf(weights);
    }

    @Override
    public double[] of(List<String> classes, int[] rowsOfClass) {
      return classes.stream().mapToDouble(name -> weights.getOrDefault(name, 1.0)).toArray();
    }

    @Override
    public String text() {
      return new TreeMap<>(weights)
          .entrySet().stream()
              .map(entry -> entry.getKey() + ": " + entry.getValue())
              .collect(Collectors.joining(", ", "{", "}"));
    }
  }
}
