package dev.orchard.model.feature;

import dev.orchard.model.ModelName;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A model as a function of BigQuery's SQL: one argument a feature, in the order of the schema, and
 * names that SQL takes. terraform/ makes the same of a spec.
 *
 * @param function the model's name with underscores for hyphens
 */
public record SqlSignature(String function, List<Argument> arguments) {
  /**
   * One argument.
   *
   * @param type of GoogleSQL
   */
  public record Argument(String name, String type) {
    @Override
    public String toString() {
      return name + " " + type;
    }
  }

  public SqlSignature {
    arguments = List.copyOf(arguments);
  }

  /**
   * The function of a model.
   *
   * @throws dev.orchard.model.InvalidInputException naming features that would be one argument
   */
  public static SqlSignature of(ModelName model, FeatureSchema schema) {
    requireDistinctArguments(schema);
    return new SqlSignature(
        model.value().replace('-', '_'),
        schema.features().stream()
            .map(feature -> new Argument(argumentName(feature), typeOf(feature)))
            .toList());
  }

  /** The type of a feature's argument. */
  public static String typeOf(Feature feature) {
    if (feature instanceof NumberFeature) {
      return "FLOAT64";
    }
    return feature instanceof CategoryFeature ? "STRING" : "BOOL";
  }

  /** SQL does not tell upper from lower case. */
  private static void requireDistinctArguments(FeatureSchema schema) {
    Violations violations = new Violations();
    Map<String, String> taken = new HashMap<>();
    for (int i = 0; i < schema.size(); i++) {
      String name = schema.feature(i).name();
      String argument = argumentName(schema.feature(i));
      String other = taken.putIfAbsent(argument.toLowerCase(Locale.ROOT), name);
      if (other != null) {
        violations.add(
            "features[" + i + "].name",
            "a name that SQL tells from \"" + Violation.shorten(other) + "\"",
            "\"" + Violation.shorten(name) + "\", which is the argument " + argument + " too");
      }
    }
    violations.throwIfAny();
  }

  private static String argumentName(Feature feature) {
    return feature.name().replaceAll("[^A-Za-z0-9_]", "_");
  }

  /** As in a declaration: {@code lead_conversion(age FLOAT64, job STRING)}. */
  @Override
  public String toString() {
    return arguments.stream()
        .map(Argument::toString)
        .collect(Collectors.joining(", ", function + "(", ")"));
  }
}
