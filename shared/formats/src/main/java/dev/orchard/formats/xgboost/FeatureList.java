package dev.orchard.formats.xgboost;

import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.document.Part;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What the file says of the features: names and types if training knew them, and from 3.1 on, in a
 * block called {@code cats}, the categories that the codes stand for.
 */
final class FeatureList {
  private static final String CATEGORY_TYPE = "c";

  private FeatureList() {}

  /**
   * The features in the order of the columns.
   *
   * @param splitByCategory features that trees split by category, whatever their type says
   */
  static List<ForeignFeature> read(
      Part learner, Optional<Part> cats, int featureCount, BitSet splitByCategory) {
    List<Part> names = perFeature(learner.find("feature_names"), featureCount);
    List<Part> types = perFeature(learner.find("feature_types"), featureCount);
    List<Part> categories = perFeature(cats.flatMap(block -> block.find("enc")), featureCount);
    List<ForeignFeature> features = new ArrayList<>();
    for (int i = 0; i < featureCount; i++) {
      Optional<String> name = names.isEmpty() ? Optional.empty() : Optional.of(names.get(i).text());
      List<String> values = categories.isEmpty() ? List.of() : categories(categories.get(i));
      boolean category =
          splitByCategory.get(i)
              || !values.isEmpty()
              || (!types.isEmpty() && types.get(i).text().equals(CATEGORY_TYPE));
      features.add(new ForeignFeature(name, category, values));
    }
    return features;
  }

  private static List<Part> perFeature(Optional<Part> list, int featureCount) {
    List<Part> parts = list.map(Part::list).orElse(List.of());
    if (!parts.isEmpty() && parts.size() != featureCount) {
      throw list.get().refused("%d values for %d features".formatted(parts.size(), featureCount));
    }
    return parts;
  }

  /** Texts as one run of bytes with offsets, or whole numbers; none for a number feature. */
  private static List<String> categories(Part column) {
    List<String> categories = new ArrayList<>();
    double[] values = column.get("values").numbers();
    Optional<Part> offsets = column.find("offsets");
    if (offsets.isEmpty()) {
      for (double value : values) {
        categories.add(value == Math.rint(value) ? Long.toString((long) value) : "" + value);
      }
      return categories;
    }
    int[] starts = offsets.get().integers();
    for (int i = 0; i + 1 < starts.length; i++) {
      if (starts[i] < 0 || starts[i + 1] < starts[i] || starts[i + 1] > values.length) {
        throw offsets.get().refused("an offset lies outside of the values");
      }
      categories.add(text(column, values, starts[i], starts[i + 1]));
    }
    return categories;
  }

  private static String text(Part column, double[] values, int start, int end) {
    byte[] bytes = new byte[end - start];
    for (int i = start; i < end; i++) {
      bytes[i - start] = (byte) (int) values[i];
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw column.get("values").refused("a category is not valid UTF-8");
    }
  }
}
