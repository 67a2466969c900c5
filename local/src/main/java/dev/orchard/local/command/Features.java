package dev.orchard.local.command;

import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.Feature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.NumberBaseline;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** Features as a request's JSON, from the texts that people type or files hold. */
final class Features {
  private static final MathContext SHOWN = new MathContext(4);

  private Features() {}

  /**
   * Each text as the type that the schema asks for; what does not fit stays text, to be refused
   * with its name.
   */
  static JsonObject of(Map<String, String> texts, FeatureSchema schema) {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    texts.forEach((name, text) -> members.put(name, value(text, schema, name)));
    return JsonObject.of(members);
  }

  private static JsonValue value(String text, FeatureSchema schema, String name) {
    int position = schema.position(name);
    if (position < 0) {
      return new JsonString(text);
    }
    Feature feature = schema.feature(position);
    if (feature instanceof NumberFeature) {
      return number(text);
    } else if (feature instanceof BooleanFeature && (text.equals("true") || text.equals("false"))) {
      return JsonBoolean.of(Boolean.parseBoolean(text));
    } else if (feature instanceof BooleanFeature) {
      return number(text);
    }
    return new JsonString(text);
  }

  private static JsonValue number(String text) {
    try {
      double number = new BigDecimal(text).doubleValue();
      return Double.isFinite(number) ? JsonNumber.of(number) : new JsonString(text);
    } catch (NumberFormatException e) {
      return new JsonString(text);
    }
  }

  /**
   * A row in the middle of what the version was trained on: means and the most frequent categories.
   */
  static JsonObject typical(Manifest manifest) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (FeatureBaseline feature : manifest.content().baseline().features()) {
      if (feature instanceof NumberBaseline number) {
        boolean truth =
            manifest.schema().feature(manifest.schema().position(number.name()))
                instanceof BooleanFeature;
        texts.put(
            number.name(),
            truth
                ? Boolean.toString(number.mean() >= 0.5)
                : new BigDecimal(number.mean()).round(SHOWN).stripTrailingZeros().toPlainString());
      } else if (feature instanceof CategoryBaseline category) {
        category.shares().entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .ifPresent(most -> texts.put(category.name(), most.getKey()));
      }
    }
    return of(texts, manifest.schema());
  }
}
