package dev.orchard.model.feature;

import dev.orchard.model.ModelName;
import java.util.List;
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

  /** The function of a model. */
  public static SqlSignature of(ModelName model, FeatureSchema schema) {
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
