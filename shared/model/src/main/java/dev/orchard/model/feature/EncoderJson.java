package dev.orchard.model.feature;

import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import java.util.Arrays;
import java.util.List;

/**
 * The JSON of {@link Encoder}: an array member with one object a feature; the schema is stored
 * beside it.
 */
public final class EncoderJson {
  private EncoderJson() {}

  /** Writes what was learned as a member of the open object. */
  public static void write(Encoder encoder, JsonOutput output, String member) {
    output.arrayMember(
        member,
        to -> {
          for (int i = 0; i < encoder.width(); i++) {
            writeColumn(encoder, i, to);
          }
        });
  }

  private static void writeColumn(Encoder encoder, int position, JsonOutput output) {
    output.beginObject().member("feature", encoder.schema().feature(position).name());
    if (encoder.unseenCode(position) >= 0) {
      output.member("unseen_code", encoder.unseenCode(position));
      output.stringsMember("categories", encoder.categories(position));
    } else if (!Double.isNaN(encoder.trainingMinimum(position))) {
      output.member("training_min", encoder.trainingMinimum(position));
      output.member("training_max", encoder.trainingMaximum(position));
    }
    output.endObject();
  }

  /**
   * Reads the member of the object.
   *
   * @throws IllegalArgumentException if it does not fit the schema
   */
  public static Encoder read(JsonObjectReader reader, String member, FeatureSchema schema) {
    CategoryCodes[] codes = new CategoryCodes[schema.size()];
    double[] minimums = new double[schema.size()];
    double[] maximums = new double[schema.size()];
    Arrays.fill(minimums, Double.NaN);
    Arrays.fill(maximums, Double.NaN);
    List<JsonObjectReader> columns = reader.requireObjects(member, column -> column);
    if (columns.size() != schema.size()) {
      throw new IllegalArgumentException(
          columns.size() + " encoded columns for " + schema.size() + " features");
    }
    for (int i = 0; i < codes.length; i++) {
      JsonObjectReader column = columns.get(i);
      if (!column.requireString("feature").equals(schema.feature(i).name())) {
        throw new IllegalArgumentException(
            column.pathOf("feature") + " is not " + schema.feature(i).name());
      }
      if (schema.feature(i) instanceof CategoryFeature) {
        codes[i] =
            new CategoryCodes(
                column.requireStrings("categories"), column.requireInt("unseen_code"));
      } else {
        minimums[i] = column.optionalDouble("training_min").orElse(Double.NaN);
        maximums[i] = column.optionalDouble("training_max").orElse(Double.NaN);
      }
    }
    return new Encoder(schema, codes, minimums, maximums);
  }
}
