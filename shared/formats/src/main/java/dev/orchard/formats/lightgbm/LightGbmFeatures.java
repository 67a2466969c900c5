package dev.orchard.formats.lightgbm;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Names and categories of the columns. {@code feature_infos} has {@code [least:most]} for a number,
 * {@code 0:1:5} (its codes) for a category and {@code none} for a column that training could not
 * use; {@code pandas_categorical}, which the Python package adds, lists the categories of each
 * column of that kind in their order.
 */
final class LightGbmFeatures {
  private LightGbmFeatures() {}

  static List<ForeignFeature> of(
      LightGbmFields header, int count, BitSet splitByCategory, String pandasCategorical) {
    List<String> names = words(header, "feature_names", count);
    List<String> infos = words(header, "feature_infos", count);
    BitSet categorical = (BitSet) splitByCategory.clone();
    for (int i = 0; i < count; i++) {
      if (!infos.get(i).startsWith("[") && !infos.get(i).equals("none")) {
        categorical.set(i);
      }
    }
    List<List<String>> categories = categories(pandasCategorical);
    // The lists do not say whose they are; where the counts disagree the codes stay without names.
    boolean named = categories.size() == categorical.cardinality();
    List<ForeignFeature> features = new ArrayList<>(count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      Optional<String> name = Optional.of(names.get(i));
      features.add(
          categorical.get(i)
              ? new ForeignFeature(name, true, named ? categories.get(next++) : List.of())
              : ForeignFeature.number(name));
    }
    return features;
  }

  private static List<String> words(LightGbmFields header, String key, int count) {
    String[] words = header.text(key).split(" ", count + 1);
    if (words.length != count) {
      throw header.refusal(key, "does not hold one word for each of %d features".formatted(count));
    }
    return List.of(words);
  }

  private static List<List<String>> categories(String json) {
    List<List<String>> all = new ArrayList<>();
    try {
      if (Json.parse(json.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT)
          instanceof JsonArray lists) {
        for (JsonValue list : lists.values()) {
          all.add(list instanceof JsonArray values ? texts(values) : List.of());
        }
      }
    } catch (OrchardException e) {
      throw new ForeignModelException(
          "the pandas_categorical line of the LightGBM model is no JSON", e);
    }
    return all;
  }

  private static List<String> texts(JsonArray values) {
    List<String> texts = new ArrayList<>();
    for (JsonValue value : values.values()) {
      texts.add(value instanceof JsonString text ? text.value() : Json.text(value));
    }
    return texts;
  }
}
