package dev.orchard.model.spec;

import dev.orchard.model.Suggestion;
import dev.orchard.model.Violation;
import dev.orchard.model.feature.TextValue;
import dev.orchard.model.json.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Typed access to one mapping of a spec. Whatever does not fit is added to the mistakes and read as
 * absent. It never descends by itself, so that aliases which multiply cost nothing.
 */
final class SpecMapping {
  private final Node node;
  private final String path;
  private final SpecMistakes mistakes;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  SpecMapping(MappingNode node, String path, SpecMistakes mistakes) {
    this.node = node;
    this.path = path;
    this.mistakes = mistakes;
    for (NodeTuple tuple : node.getValue()) {
      Node key = tuple.getKeyNode();
      if (!(key instanceof ScalarNode scalar)) {
        mistakes.add(key, path, "a word as the key", SpecMistakes.describe(key));
      } else if (values.putIfAbsent(scalar.getValue(), tuple.getValueNode()) != null) {
        mistakes.add(key, pathOf(scalar.getValue()), "each key once", "the key a second time");
      } else {
        keys.put(scalar.getValue(), key);
      }
    }
  }

  /** Reads a node that must be a mapping. */
  static Optional<SpecMapping> of(Node node, String path, String expected, SpecMistakes mistakes) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(new SpecMapping(mapping, path, mistakes));
    }
    mistakes.add(node, path, expected, SpecMistakes.describe(node));
    return Optional.empty();
  }

  SpecMistakes mistakes() {
    return mistakes;
  }

  /** Every key, in the order of the text. */
  Set<String> names() {
    return values.keySet();
  }

  String pathOf(String key) {
    String shown = Violation.shorten(key);
    return path.isEmpty() ? shown : path + "." + shown;
  }

  /** The value of a key, which is known from now on; a value left empty counts as absent. */
  Optional<Node> node(String key) {
    known.add(key);
    Node value = values.get(key);
    boolean absent =
        value == null || (value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL));
    return absent ? Optional.empty() : Optional.of(value);
  }

  /** Whether a key has a mapping as its value. */
  boolean isMapping(String key) {
    return values.get(key) instanceof MappingNode;
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  /** A mistake about a key: at its value if it has one, else at this mapping. */
  void mistake(String key, String expected, String found) {
    mistakes.add(values.getOrDefault(key, node), pathOf(key), expected, found);
  }

  /** A mistake about the value of a key, which is shown as found. */
  void mistake(String key, String expected) {
    Node value = values.get(key);
    mistake(key, expected, value == null ? "nothing" : SpecMistakes.describe(value));
  }

  /** Any scalar that is not empty, as it is written. */
  Optional<String> scalar(String key, String expected) {
    Optional<Node> value = node(key);
    if (value.isPresent()
        && !(value.get() instanceof ScalarNode scalar && !scalar.getValue().isBlank())) {
      mistake(key, expected);
      return Optional.empty();
    }
    return value.map(found -> ((ScalarNode) found).getValue());
  }

  Optional<String> requireScalar(String key, String expected) {
    requirePresent(key, expected);
    return scalar(key, expected);
  }

  /** A word that the function knows. */
  <T> Optional<T> word(String key, List<String> words, Function<String, Optional<T>> read) {
    String expected = "one of " + String.join(", ", words);
    Optional<String> text = scalar(key, expected);
    Optional<T> value = text.flatMap(read);
    if (text.isPresent() && value.isEmpty()) {
      String suggestion = Suggestion.phrase(text.get(), words);
      mistake(key, expected, "\"" + Violation.shorten(text.get()) + "\"" + suggestion);
    }
    return value;
  }

  <T> Optional<T> requireWord(String key, List<String> words, Function<String, Optional<T>> read) {
    requirePresent(key, "one of " + String.join(", ", words));
    return word(key, words, read);
  }

  /** A finite number from least to most. */
  OptionalDouble number(String key, double least, double most) {
    String expected = "a number" + range(least, most);
    Optional<String> text = scalar(key, expected);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = isQuoted(key) ? Double.NaN : TextValue.number(text.get());
    if (value >= least && value <= most) {
      return OptionalDouble.of(value);
    }
    mistake(key, expected);
    return OptionalDouble.empty();
  }

  /** A finite number. */
  OptionalDouble number(String key) {
    return number(key, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  /** A whole number from least to most, or what holds if the spec says nothing. */
  long whole(String key, long least, long most, long otherwise) {
    String expected = "a whole number from " + least + " to " + most;
    Optional<String> text = scalar(key, expected);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      long value = Long.parseLong(text.get());
      if (!isQuoted(key) && value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Falls through to the same mistake as a number out of range.
    }
    mistake(key, expected);
    return otherwise;
  }

  Optional<SpecMapping> mapping(String key, String expected) {
    return node(key).flatMap(value -> of(value, pathOf(key), expected, mistakes));
  }

  Optional<SpecMapping> requireMapping(String key, String expected) {
    requirePresent(key, expected);
    return mapping(key, expected);
  }

  /** A list of finite numbers. */
  Optional<List<Double>> numbers(String key, String expected) {
    Optional<List<Node>> nodes = sequence(key, expected);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    List<Double> values = new ArrayList<>();
    for (Node each : nodes.get()) {
      boolean plain = each instanceof ScalarNode scalar && scalar.isPlain();
      double value = plain ? TextValue.number(((ScalarNode) each).getValue()) : Double.NaN;
      if (!Double.isFinite(value)) {
        mistakes.add(each, pathOf(key), expected, SpecMistakes.describe(each));
        return Optional.empty();
      }
      values.add(value);
    }
    return Optional.of(values);
  }

  Optional<List<Node>> sequence(String key, String expected) {
    Optional<Node> value = node(key);
    if (value.isPresent() && !(value.get() instanceof SequenceNode)) {
      mistake(key, expected);
      return Optional.empty();
    }
    return value.map(found -> ((SequenceNode) found).getValue());
  }

  /** Makes a key that must be there a mistake if it is not. */
  void requirePresent(String key, String expected) {
    if (!has(key)) {
      mistake(key, expected, "nothing");
    }
  }

  /** Makes every key that was not asked for by now a mistake. */
  void refuseUnknown() {
    keys.forEach(
        (key, at) -> {
          if (!known.contains(key)) {
            mistakes.add(
                at,
                path,
                "only the keys " + String.join(", ", known),
                "\"" + Violation.shorten(key) + "\"" + Suggestion.phrase(key, known));
          }
        });
  }

  private boolean isQuoted(String key) {
    return values.get(key) instanceof ScalarNode scalar
        && scalar.getTag().equals(Tag.STR)
        && !scalar.isPlain();
  }

  private static String range(double least, double most) {
    boolean open = least == -Double.MAX_VALUE && most == Double.MAX_VALUE;
    return open ? "" : " from " + JsonNumber.of(least).text() + " to " + JsonNumber.of(most).text();
  }
}
