package dev.orchard.model.spec;

import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.TextValue;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads the features section. */
final class FeatureParser {
  private static final List<String> TYPES = List.of("number", "category", "boolean");
  private static final int MOST_VALUES = 4_096;
  private static final int LONGEST_NAME = 100;

  private final SpecMistakes mistakes;

  FeatureParser(SpecMistakes mistakes) {
    this.mistakes = mistakes;
  }

  Optional<FeatureSchema> read(SpecMapping spec) {
    String expected = "a list of 1 to " + FeatureSchema.MOST_FEATURES + " features";
    spec.requirePresent("features", expected);
    Optional<List<Node>> nodes = spec.sequence("features", expected);
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    int count = nodes.get().size();
    if (count == 0 || count > FeatureSchema.MOST_FEATURES) {
      spec.mistake("features", expected, count + " features");
      return Optional.empty();
    }
    List<Feature> features = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < count; i++) {
      Node node = nodes.get().get(i);
      String path = "features[" + i + "]";
      SpecMapping.of(node, path, "a mapping with name and type", mistakes)
          .flatMap(mapping -> readFeature(mapping, names))
          .ifPresent(features::add);
    }
    return features.isEmpty() ? Optional.empty() : Optional.of(new FeatureSchema(features));
  }

  private Optional<Feature> readFeature(SpecMapping mapping, Set<String> names) {
    Optional<String> name = readName(mapping, names);
    Optional<String> type =
        mapping.requireWord("type", TYPES, word -> Optional.of(word).filter(TYPES::contains));
    String description = mapping.scalar("description", "a text").orElse("");
    Optional<Feature> feature =
        type.map(
            word ->
                switch (word) {
                  case "number" -> readNumber(mapping, name.orElse(""), description);
                  case "category" -> readCategory(mapping, name.orElse(""), description);
                  default ->
                      new BooleanFeature(
                          name.orElse(""),
                          description,
                          readMissing(mapping, FeatureParser::truth, "true or false"));
                });
    if (type.isEmpty()) {
      // Not known which keys its type has: any of them may stand here.
      List.of("unit", "min", "max", "values", "missing", "default").forEach(mapping::has);
    }
    mapping.refuseUnknown();
    return name.isPresent() ? feature : Optional.empty();
  }

  private static Optional<String> readName(SpecMapping mapping, Set<String> names) {
    Optional<String> name = mapping.requireScalar("name", "the name of a column");
    if (name.isPresent() && name.get().length() > LONGEST_NAME) {
      mapping.mistake("name", "at most " + LONGEST_NAME + " characters");
      return Optional.empty();
    }
    if (name.isPresent() && name.get().chars().anyMatch(Character::isISOControl)) {
      mapping.mistake("name", "a name without control characters");
      return Optional.empty();
    }
    if (name.isPresent() && !names.add(name.get())) {
      mapping.mistake("name", "each feature once");
      return Optional.empty();
    }
    return name;
  }

  private static NumberFeature readNumber(SpecMapping mapping, String name, String description) {
    String unit = mapping.scalar("unit", "a text").orElse("");
    OptionalDouble minimum = mapping.number("min");
    OptionalDouble maximum = mapping.number("max");
    if (minimum.isPresent()
        && maximum.isPresent()
        && minimum.getAsDouble() > maximum.getAsDouble()) {
      mapping.mistake("max", "a number that is not below min");
    }
    return new NumberFeature(
        name,
        description,
        unit,
        readMissing(mapping, FeatureParser::number, "a number"),
        minimum,
        maximum);
  }

  private CategoryFeature readCategory(SpecMapping mapping, String name, String description) {
    Set<String> values = new LinkedHashSet<>();
    String expected = "a list of 1 to " + MOST_VALUES + " words";
    Optional<List<Node>> nodes = mapping.sequence("values", expected);
    if (nodes.isPresent() && (nodes.get().isEmpty() || nodes.get().size() > MOST_VALUES)) {
      mapping.mistake("values", expected, nodes.get().size() + " words");
    } else if (nodes.isPresent()) {
      for (Node node : nodes.get()) {
        if (!(node instanceof ScalarNode scalar)) {
          mistakes.add(node, mapping.pathOf("values"), "a word", SpecMistakes.describe(node));
        } else if (!values.add(scalar.getValue())) {
          mistakes.add(
              node, mapping.pathOf("values"), "each word once", SpecMistakes.describe(node));
        }
      }
    }
    MissingPolicy missing =
        readMissing(mapping, scalar -> Optional.of(new JsonString(scalar.getValue())), "a word");
    return new CategoryFeature(name, description, missing, List.copyOf(values));
  }

  /** Reads the value of a default as the feature's type. */
  private interface DefaultReader {
    Optional<JsonValue> read(ScalarNode scalar);
  }

  /**
   * {@code missing: allow}, {@code missing: refuse}, {@code missing: {default: v}}, or in short
   * {@code default: v}.
   */
  private static MissingPolicy readMissing(
      SpecMapping mapping, DefaultReader reader, String expected) {
    Optional<Node> missing = mapping.node("missing");
    boolean hasDefault = mapping.has("default");
    if (missing.isPresent() && hasDefault) {
      mapping.mistake("default", "either missing or default", "both");
      return MissingPolicy.REFUSE;
    }
    if (hasDefault) {
      return readDefault(mapping, reader, expected);
    }
    if (missing.isPresent() && !(missing.get() instanceof ScalarNode)) {
      Optional<SpecMapping> inner =
          mapping.mapping("missing", "allow, refuse, or a mapping with default");
      inner.ifPresent(found -> found.requirePresent("default", expected));
      MissingPolicy policy =
          inner.map(found -> readDefault(found, reader, expected)).orElse(MissingPolicy.REFUSE);
      inner.ifPresent(SpecMapping::refuseUnknown);
      return policy;
    }
    return mapping
        .word("missing", List.of("allow", "refuse", "{default: <value>}"), FeatureParser::policy)
        .orElse(MissingPolicy.REFUSE);
  }

  private static Optional<MissingPolicy> policy(String word) {
    return switch (word) {
      case "allow" -> Optional.of(MissingPolicy.ALLOW);
      case "refuse" -> Optional.of(MissingPolicy.REFUSE);
      default -> Optional.empty();
    };
  }

  private static MissingPolicy readDefault(
      SpecMapping mapping, DefaultReader reader, String expected) {
    Optional<Node> node = mapping.node("default");
    Optional<JsonValue> value =
        node.filter(ScalarNode.class::isInstance)
            .flatMap(scalar -> reader.read((ScalarNode) scalar));
    if (node.isPresent() && value.isEmpty()) {
      mapping.mistake("default", expected);
    }
    return value.map(MissingPolicy::useDefault).orElse(MissingPolicy.REFUSE);
  }

  private static Optional<JsonValue> number(ScalarNode scalar) {
    double value = TextValue.number(scalar.getValue());
    return Double.isNaN(value) ? Optional.empty() : Optional.of(JsonNumber.of(value));
  }

  private static Optional<JsonValue> truth(ScalarNode scalar) {
    return switch (scalar.getValue()) {
      case "true" -> Optional.of(JsonBoolean.TRUE);
      case "false" -> Optional.of(JsonBoolean.FALSE);
      default -> Optional.empty();
    };
  }
}
