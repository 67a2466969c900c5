package dev.orchard.model.manifest;

import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonOutput;
import java.util.Arrays;
import java.util.List;

/** The JSON of {@link Baseline}: members of an open object. */
final class BaselineJson {
  private BaselineJson() {}

  static void writeMembers(Baseline baseline, JsonOutput output) {
    output.arrayMember(
        "features", to -> baseline.features().forEach(feature -> write(feature, to)));
    output.name("label");
    write(baseline.label(), output);
    baseline
        .prediction()
        .ifPresent(
            prediction -> {
              output.name("prediction");
              write(prediction, output);
            });
  }

  private static void write(FeatureBaseline baseline, JsonOutput output) {
    output
        .beginObject()
        .member("name", baseline.name())
        .member("count", baseline.count())
        .member("missing_share", baseline.missingShare());
    if (baseline instanceof NumberBaseline number) {
      output.member("mean", number.mean()).member("standard_deviation", number.standardDeviation());
      output.arrayMember(
          "edges", to -> number.edges().forEach(edge -> to.value(edge.doubleValue())));
      output.arrayMember(
          "shares", to -> number.shares().forEach(share -> to.value(share.doubleValue())));
    } else if (baseline instanceof CategoryBaseline category) {
      NumberMap.write(output, "categories", category.shares());
    }
    output.endObject();
  }

  static Baseline read(JsonObjectReader reader) {
    return new Baseline(
        reader.requireObjects("features", BaselineJson::readFeature),
        readFeature(reader.requireObject("label")),
        reader.optionalObject("prediction").map(BaselineJson::readFeature));
  }

  private static FeatureBaseline readFeature(JsonObjectReader reader) {
    String name = reader.requireString("name");
    long count = reader.requireLong("count");
    double missing = reader.requireDouble("missing_share");
    if (reader.object().has("categories")) {
      return new CategoryBaseline(name, count, missing, NumberMap.read(reader, "categories"));
    }
    return new NumberBaseline(
        name,
        count,
        missing,
        reader.requireDouble("mean"),
        reader.requireDouble("standard_deviation"),
        list(reader.requireDoubles("edges")),
        list(reader.requireDoubles("shares")));
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
