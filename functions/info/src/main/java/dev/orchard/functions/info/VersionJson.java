package dev.orchard.functions.info;

import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.Manifest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Members that several answers about a version share. */
final class VersionJson {
  private VersionJson() {}

  static void metrics(JsonOutput output, Manifest manifest) {
    output.name("metrics").beginObject();
    for (Map.Entry<String, Double> metric : manifest.metrics().entrySet()) {
      output.member(metric.getKey(), metric.getValue());
    }
    output.endObject();
  }

  /** What a model is: task, type, label, features. */
  static void description(JsonOutput output, Manifest manifest) {
    output
        .member("task", manifest.task().word())
        .member("model_type", manifest.modelType())
        .member("description", manifest.content().description())
        .objectMember(
            "label",
            label ->
                label
                    .member("name", manifest.content().label().name())
                    .optionalMember("positive", manifest.content().label().positive())
                    .optionalMember("unit", notEmpty(manifest.content().label().unit())))
        .member("n_estimators", manifest.content().trees())
        .member("feature_count", manifest.schema().size())
        .stringsMember("feature_names", manifest.schema().names());
    FeatureJson.write(output, manifest.content().encoder());
  }

  /** The answer about importances, the same in both dialects. */
  static void importances(JsonOutput output, Manifest manifest) {
    List<Importance> importances = manifest.content().importances();
    output.beginObject().name("features").beginArray();
    for (int i = 0; i < importances.size(); i++) {
      output
          .beginObject()
          .member("feature", importances.get(i).feature())
          .member("importance", importances.get(i).importance())
          .member("rank", i + 1)
          .endObject();
    }
    output.endArray().member("model_version", manifest.version().value()).endObject();
  }

  static <T> Iterable<String> words(Collection<T> things) {
    return things.stream().map(Object::toString).toList();
  }

  private static Optional<String> notEmpty(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
