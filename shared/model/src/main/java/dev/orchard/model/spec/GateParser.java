package dev.orchard.model.spec;

import dev.orchard.model.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code gate}: a mapping, or a list of them, one a metric. */
final class GateParser {
  private static final String EXPECTED = "a mapping with a metric, or a list of them";

  /** A share of the champion's value; more than ten times better is a slip. */
  private static final double MOST_RELATIVE = 10;

  private final SpecMistakes mistakes;

  GateParser(SpecMistakes mistakes) {
    this.mistakes = mistakes;
  }

  List<Gate> read(SpecMapping spec, Optional<Task> task) {
    Optional<Node> node = spec.node("gate");
    if (node.isEmpty()) {
      return List.of();
    }
    List<Gate> gates = new ArrayList<>();
    if (!(node.get() instanceof SequenceNode list)) {
      SpecMapping.of(node.get(), "gate", EXPECTED, mistakes)
          .flatMap(mapping -> readOne(mapping, task))
          .ifPresent(gates::add);
      return gates;
    }
    Set<Metric> metrics = EnumSet.noneOf(Metric.class);
    for (int i = 0; i < list.getValue().size(); i++) {
      Node element = list.getValue().get(i);
      String path = "gate[" + i + "]";
      Optional<Gate> gate =
          SpecMapping.of(element, path, "a mapping with a metric", mistakes)
              .flatMap(mapping -> readOne(mapping, task));
      if (gate.isPresent() && !metrics.add(gate.get().metric())) {
        String metric = gate.get().metric().word();
        mistakes.add(element, path, "each metric once", metric + " a second time");
      }
      gate.ifPresent(gates::add);
    }
    return gates;
  }

  private static Optional<Gate> readOne(SpecMapping mapping, Optional<Task> task) {
    List<String> words =
        task.map(Metric::wordsFor)
            .orElseGet(() -> Arrays.stream(Metric.values()).map(Metric::word).toList());
    Optional<Metric> metric =
        mapping.requireWord(
            "metric",
            words,
            word ->
                Metric.ofWord(word).filter(found -> task.isEmpty() || found.measures(task.get())));
    OptionalDouble atLeast = mapping.number("at_least");
    OptionalDouble atMost = mapping.number("at_most");
    double improveBy = mapping.number("improve_by", 0, Double.MAX_VALUE).orElse(0);
    double relative = mapping.number("improve_by_relative", 0, MOST_RELATIVE).orElse(0);
    mapping.refuseUnknown();
    if (metric.isEmpty()) {
      return Optional.empty();
    }
    boolean higher = metric.get().better() == Metric.Better.HIGHER;
    String wrongKey = higher ? "at_most" : "at_least";
    if (mapping.has(wrongKey)) {
      String direction = higher ? "at_least, for higher is better" : "at_most, for lower is better";
      mapping.mistake(wrongKey, direction + " with " + metric.get().word(), wrongKey);
    }
    return Optional.of(new Gate(metric.get(), higher ? atLeast : atMost, improveBy, relative));
  }
}
