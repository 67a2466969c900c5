package dev.orchard.model.feature;

import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** The JSON of {@link FeatureSchema}: an array member with one object a feature. */
public final class FeatureSchemaJson {
  private FeatureSchemaJson() {}

  /** Writes the schema as a member of the open object. */
  public static void write(FeatureSchema schema, JsonOutput output, String member) {
    output.arrayMember(member, to -> schema.features().forEach(feature -> write(feature, to)));
  }

  /** Writes one feature as an object. */
  public static void write(Feature feature, JsonOutput output) {
    output.beginObject().member("name", feature.name()).member("type", feature.typeName());
    if (!feature.description().isEmpty()) {
      output.member("description", feature.description());
    }
    if (feature instanceof NumberFeature number) {
      if (!number.unit().isEmpty()) {
        output.member("unit", number.unit());
      }
      output.optionalMember("min", number.minimum()).optionalMember("max", number.maximum());
    } else if (feature instanceof CategoryFeature category && !category.values().isEmpty()) {
      output.stringsMember("values", category.values());
    }
    writeMissing(feature.missing(), output);
    output.endObject();
  }

  private static void writeMissing(MissingPolicy missing, JsonOutput output) {
    if (missing instanceof MissingPolicy.UseDefault useDefault) {
      output.member("missing", "default").member("default", useDefault.value());
    } else {
      output.member("missing", missing instanceof MissingPolicy.Allow ? "allow" : "refuse");
    }
  }

  /** Reads the member of the object. */
  public static FeatureSchema read(JsonObjectReader reader, String member) {
    List<Feature> features = reader.requireObjects(member, FeatureSchemaJson::readFeature);
    return new FeatureSchema(features);
  }

  private static Feature readFeature(JsonObjectReader reader) {
    String name = reader.requireString("name");
    String description = reader.optionalString("description").orElse("");
    MissingPolicy missing = readMissing(reader);
    String type = reader.requireString("type");
    return switch (type) {
      case "number" ->
          new NumberFeature(
              name,
              description,
              reader.optionalString("unit").orElse(""),
              missing,
              reader.optionalDouble("min"),
              reader.optionalDouble("max"));
      case "category" ->
          new CategoryFeature(
              name,
              description,
              missing,
              reader.object().has("values") ? reader.requireStrings("values") : List.of());
      case "boolean" -> new BooleanFeature(name, description, missing);
      default -> throw new IllegalArgumentException(reader.pathOf("type") + " is unknown");
    };
  }

  private static MissingPolicy readMissing(JsonObjectReader reader) {
    Optional<JsonValue> useDefault = reader.optionalValue("default");
    return switch (reader.optionalString("missing").orElse("refuse")) {
      case "allow" -> MissingPolicy.ALLOW;
      case "refuse" -> MissingPolicy.REFUSE;
      case "default" ->
          MissingPolicy.useDefault(
              useDefault.orElseThrow(
                  () -> new IllegalArgumentException(reader.pathOf("default") + " is missing")));
      default -> throw new IllegalArgumentException(reader.pathOf("missing") + " is unknown");
    };
  }
}
