package dev.orchard.model.spec;

import dev.orchard.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Collects the mistakes of one spec. */
final class SpecMistakes {
  private static final int LIMIT = 200;

  private final String file;
  private final List<SpecMistake> mistakes = new ArrayList<>();

  SpecMistakes(String file) {
    this.file = file;
  }

  void add(Node at, String path, String expected, String found) {
    add(at.getStartMark(), path, expected, found);
  }

  void add(Optional<Mark> at, String path, String expected, String found) {
    if (mistakes.size() < LIMIT) {
      int line = at.map(Mark::getLine).orElse(0) + 1;
      int column = at.map(Mark::getColumn).orElse(0) + 1;
      mistakes.add(new SpecMistake(file, line, column, path, expected, found));
    }
  }

  boolean isEmpty() {
    return mistakes.isEmpty();
  }

  /** Throws all mistakes by line, if there are any. */
  void throwIfAny() {
    if (!mistakes.isEmpty()) {
      mistakes.sort(
          Comparator.comparingInt(SpecMistake::line).thenComparingInt(SpecMistake::column));
      throw new InvalidSpecException(mistakes);
    }
  }

  /** What stands there, for messages. */
  static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue().isEmpty()
          ? "nothing"
          : "\"" + Violation.shorten(scalar.getValue()) + "\"";
    }
    return node instanceof MappingNode ? "a mapping" : "a list";
  }
}
