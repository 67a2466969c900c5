package dev.orchard.serving;

import dev.orchard.model.Violations;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Wish;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a client could change, and what for.
 *
 * @param features by name
 * @param path where it was asked for, for messages
 */
public record CounterfactualRequest(List<String> features, Wish wish, String path) {
  static final String NAME = "counterfactual";

  private static final String TARGET = "target";
  private static final int MOST_FEATURES = 100;

  public CounterfactualRequest {
    features = List.copyOf(features);
  }

  static Optional<CounterfactualRequest> read(JsonObjectReader request) {
    return request
        .optionalObject(NAME)
        .map(
            wanted -> {
              List<String> features = features(wanted);
              Wish wish = wanted.optionalValue(TARGET).map(to -> wish(to, wanted)).orElse(ANOTHER);
              wanted.refuseUnknown();
              return new CounterfactualRequest(features, wish, wanted.path());
            });
  }

  private static final Wish ANOTHER = new Wish.Different();

  private static List<String> features(JsonObjectReader wanted) {
    List<JsonValue> values = wanted.requireArray("features");
    Set<String> names = new LinkedHashSet<>();
    for (JsonValue value : values) {
      if (value instanceof JsonString name) {
        names.add(name.value());
      }
    }
    boolean allTexts = values.stream().allMatch(JsonString.class::isInstance);
    if (names.isEmpty() || names.size() > MOST_FEATURES || !allTexts) {
      wanted
          .violations()
          .add(
              wanted.pathOf("features"),
              "the names of 1 to " + MOST_FEATURES + " features",
              new JsonArray(values).describe());
    }
    return List.copyOf(names);
  }

  private static Wish wish(JsonValue target, JsonObjectReader wanted) {
    if (target instanceof JsonString name) {
      return new Wish.Named(name.value());
    }
    if (target instanceof JsonObject) {
      JsonObjectReader bound =
          JsonObjectReader.of(target, wanted.pathOf(TARGET), wanted.violations());
      OptionalDouble least = bound.optionalDouble("at_least");
      OptionalDouble most = bound.optionalDouble("at_most");
      bound.refuseUnknown();
      if (least.isPresent() != most.isPresent()) {
        return least.isPresent()
            ? new Wish.AtLeast(least.getAsDouble())
            : new Wish.AtMost(most.getAsDouble());
      }
    }
    wanted
        .violations()
        .add(
            wanted.pathOf(TARGET),
            "an action, a class, or an object of either \"at_least\" or \"at_most\"",
            target.describe());
    return ANOTHER;
  }

  /** Where the features stand in the schema, and whether the model knows what is wished for. */
  public List<Integer> positions(Manifest manifest, Violations violations) {
    FeatureSchema schema = manifest.schema();
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < features.size(); i++) {
      int position = schema.position(features.get(i));
      if (position < 0) {
        violations.add(
            path + ".features[" + i + "]", "a feature of the model", '"' + features.get(i) + '"');
      }
      positions.add(position);
    }
    checkWish(manifest, violations);
    return positions;
  }

  private void checkWish(Manifest manifest, Violations violations) {
    List<String> names = new ArrayList<>();
    manifest.content().actions().actions().forEach(action -> names.add(action.name()));
    manifest.content().classes().ifPresent(classes -> names.addAll(classes.names()));
    if (wish instanceof Wish.Named named && !names.contains(named.name())) {
      violations.add(
          path + "." + TARGET,
          names.isEmpty()
              ? "an object of either \"at_least\" or \"at_most\", as the model recommends no actions"
              : "one of " + String.join(", ", names),
          '"' + named.name() + '"');
    }
    if (wish instanceof Wish.Different && names.isEmpty()) {
      violations.add(
          path + "." + TARGET,
          "an object of either \"at_least\" or \"at_most\", as the model recommends no actions",
          "nothing");
    }
    boolean ofNumber = wish instanceof Wish.AtLeast || wish instanceof Wish.AtMost;
    boolean severalClasses =
        manifest.content().classes().filter(classes -> classes.positive().isEmpty()).isPresent();
    if (ofNumber && severalClasses) {
      violations.add(path + "." + TARGET, "one of " + String.join(", ", names), "a number");
    }
  }
}
