package dev.orchard.formats.catboost;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.document.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The features of a file. CatBoost numbers those of each kind from 0; their {@code
 * flat_feature_index} is the column.
 */
final class FeatureTable {
  /** No forest has more columns. */
  private static final int COLUMNS = 1 << 16;

  private final Map<Integer, NumberColumn> numbers = new HashMap<>();
  private final Map<Integer, CategoryColumn> categories = new HashMap<>();
  private final Map<Integer, ForeignFeature> columns = new HashMap<>();
  private int columnCount;

  private record NumberColumn(int column, boolean missingIsAbove) {}

  private record CategoryColumn(int column, Map<Integer, Integer> codes) {}

  /** Reads {@code features_info}. */
  static FeatureTable read(Part info) {
    for (String kind : List.of("text_features", "embedding_features", "ctrs")) {
      Optional<Part> features = info.find(kind);
      if (features.isPresent() && !features.get().list().isEmpty()) {
        throw features
            .get()
            .refused(
                kind.equals("ctrs")
                    ? "counters over categories (CTR) cannot be imported; train with a larger"
                        + " one_hot_max_size"
                    : "text and embedding features cannot be imported");
      }
    }
    FeatureTable table = new FeatureTable();
    for (Part feature : list(info, "float_features")) {
      table.addNumber(feature);
    }
    Map<Integer, String> names = names(info);
    for (Part feature : list(info, "categorical_features")) {
      table.addCategory(feature, names);
    }
    return table;
  }

  int columnCount() {
    return columnCount;
  }

  /** One a column; a column that no feature is about is a number without a name. */
  List<ForeignFeature> features() {
    List<ForeignFeature> features = new ArrayList<>();
    for (int column = 0; column < columnCount; column++) {
      features.add(columns.getOrDefault(column, ForeignFeature.number(Optional.empty())));
    }
    return features;
  }

  Split split(Part split) {
    Part type = split.get("split_type");
    return switch (type.text()) {
      case "FloatFeature" -> above(split);
      case "OneHotFeature" -> equal(split);
      case "OnlineCtr" ->
          throw type.refused("a split by a counter over categories (CTR) cannot be imported");
      default -> throw type.refused("FloatFeature or OneHotFeature is expected");
    };
  }

  private Split above(Part split) {
    Part index = split.get("float_feature_index");
    NumberColumn number = numbers.get(index.integer());
    if (number == null) {
      throw index.refused("there is no such number feature");
    }
    double border = split.get("border").number();
    if (!Float.isFinite((float) border)) {
      throw split.get("border").refused("a finite float is expected, found " + border);
    }
    return new Split.Above(number.column(), (float) border, number.missingIsAbove());
  }

  private Split equal(Part split) {
    Part index = split.get("cat_feature_index");
    CategoryColumn category = categories.get(index.integer());
    if (category == null) {
      throw index.refused("there is no such category feature");
    }
    Part value = split.get("value");
    Integer code = category.codes().get(hash(value));
    if (code == null) {
      throw value.refused("the category is not among the values of its feature");
    }
    return new Split.Equal(category.column(), code);
  }

  private void addNumber(Part feature) {
    int column = column(feature);
    Part treatment = feature.get("nan_value_treatment");
    boolean missingIsAbove =
        switch (treatment.text()) {
          // Compared as it is, NaN is not above anything.
          case "AsIs", "AsFalse" -> false;
          case "AsTrue" -> true;
          default -> throw treatment.refused("AsIs, AsFalse or AsTrue is expected");
        };
    put(numbers, feature, new NumberColumn(column, missingIsAbove));
    put(column, feature, ForeignFeature.number(name(feature)));
  }

  private void addCategory(Part feature, Map<Integer, String> names) {
    int column = column(feature);
    Map<Integer, Integer> codes = new HashMap<>();
    List<String> categories = new ArrayList<>();
    for (Part value : list(feature, "values")) {
      String category = names.get(hash(value));
      if (category == null) {
        throw value.refused(
            "the file does not name this category; save it with save_model(…, format=\"json\","
                + " pool=…)");
      }
      if (codes.put(hash(value), categories.size()) != null) {
        throw value.refused("a category occurs twice");
      }
      categories.add(category);
    }
    put(this.categories, feature, new CategoryColumn(column, codes));
    put(column, feature, new ForeignFeature(name(feature), true, categories));
  }

  private int column(Part feature) {
    Part flat = feature.get("flat_feature_index");
    int column = flat.integer();
    if (column < 0 || column >= COLUMNS) {
      throw flat.refused("columns are 0 to %d, found %d".formatted(COLUMNS - 1, column));
    }
    columnCount = Math.max(columnCount, column + 1);
    return column;
  }

  private static <T> void put(Map<Integer, T> features, Part feature, T described) {
    Part index = feature.get("feature_index");
    if (features.put(index.integer(), described) != null) {
      throw index.refused("two features have this index");
    }
  }

  private void put(int column, Part feature, ForeignFeature described) {
    if (columns.put(column, described) != null) {
      throw feature.refused("two features are about column " + column);
    }
  }

  /** The name of a feature, unless it is only its number again. */
  private static Optional<String> name(Part feature) {
    return feature
        .find("feature_name")
        .or(() -> feature.find("feature_id"))
        .map(Part::text)
        .filter(name -> !name.isEmpty());
  }

  private static Map<Integer, String> names(Part info) {
    Map<Integer, String> names = new HashMap<>();
    for (Part entry : list(info, "cat_features_hash")) {
      names.put(hash(entry.get("hash")), entry.get("value").text());
    }
    return names;
  }

  /** 32 bits, written with a sign in one place and without in another. */
  private static int hash(Part hash) {
    double number = hash.number();
    if (number != Math.rint(number) || number < Integer.MIN_VALUE || number > 0xFFFF_FFFFL) {
      throw hash.refused("a hash of 32 bits is expected, found " + number);
    }
    return (int) (long) number;
  }

  private static List<Part> list(Part object, String name) {
    return object.find(name).map(Part::list).orElse(List.of());
  }
}
