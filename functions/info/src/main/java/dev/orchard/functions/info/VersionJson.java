package dev.orchard.functions.info;

import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.ImportanceKind;
import dev.orchard.model.manifest.Manifest;
import java.util.Collection;
import java.util.Comparator;
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

  /**
   * The answer about importances, the same in both dialects.
   *
   * @param by what to rank by; empty for the importance
   */
  static void importances(JsonOutput output, Manifest manifest, Optional<ImportanceKind> by) {
    List<Importance> importances = ranked(manifest.content().importances(), by);
    output.beginObject().name("features").beginArray();
    for (int i = 0; i < importances.size(); i++) {
      output
          .beginObject()
          .member("feature", importances.get(i).feature())
          .member("importance", importances.get(i).importance());
      importances.get(i).measures().forEach((kind, value) -> output.member(kind.word(), value));
      output.member("rank", i + 1).endObject();
    }
    output.endArray().member("model_version", manifest.version().value()).endObject();
  }

  private static List<Importance> ranked(List<Importance> all, Optional<ImportanceKind> by) {
    if (by.isEmpty()) {
      return all;
    }
    return all.stream()
        .sorted(Comparator.comparingDouble((Importance each) -> each.measure(by.get())).reversed())
        .toList();
  }

  static <T> Iterable<String> words(Collection<T> things) {
    return things.stream().map(Object::toString).toList();
  }

  private static Optional<String> notEmpty(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }
}
