package dev.orchard.functions.info;

import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.json.JsonOutput;
import java.util.List;

/** Writes what a client has to know of features to make a form of them. */
final class FeatureJson {
  /** More categories than this are not listed; nobody picks from such a list. */
  private static final int MOST_VALUES = 200;

  private FeatureJson() {}

  static void write(JsonOutput output, Encoder encoder) {
    output.name("features").beginArray();
    for (int i = 0; i < encoder.schema().size(); i++) {
      write(output, encoder, i);
    }
    output.endArray();
  }

  private static void write(JsonOutput output, Encoder encoder, int position) {
    Feature feature = encoder.schema().feature(position);
    output.beginObject().member("name", feature.name()).member("type", feature.typeName());
    if (!feature.description().isEmpty()) {
      output.member("description", feature.description());
    }
    output.name("missing");
    if (feature.missing() instanceof MissingPolicy.UseDefault standard) {
      output.value("default").member("default", standard.value());
    } else {
      output.value(feature.missing() instanceof MissingPolicy.Refuse ? "refuse" : "allow");
    }
    if (feature instanceof NumberFeature number) {
      output
          .optionalMember("min", number.minimum())
          .optionalMember("max", number.maximum())
          .member("training_min", encoder.trainingMinimum(position))
          .member("training_max", encoder.trainingMaximum(position));
    } else if (feature instanceof CategoryFeature) {
      List<String> values = encoder.categories(position);
      output
          .stringsMember("values", values.subList(0, Math.min(MOST_VALUES, values.size())))
          .member("value_count", values.size());
    }
    output.endObject();
  }
}
