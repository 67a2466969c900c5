package dev.orchard.model.feature;

import dev.orchard.model.Violation;
import dev.orchard.model.json.JsonNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Turns rows into the numbers a forest understands, one column a feature: a number as it is, a
 * boolean as 0 or 1, a category as its code, anything missing as NaN. Immutable and thread-safe;
 * the same object encodes in training and in serving.
 *
 * <p>Category codes are 0, 1, 2 … in the order of the mean label in training, so that a numeric
 * split of the codes splits the categories the way an exhaustive search over all their subsets
 * would (Breiman et al., Classification and Regression Trees, 1984, section 4.2.2: exact for two
 * classes and for squared error). One code, where the overall mean of the label falls, is reserved
 * for categories that training has not seen: they are treated as average.
 */
public final class Encoder {
  /**
   * The code of categories unknown to a model that was trained elsewhere: codes in the category
   * sets of a forest lie below it, so that such a category is in none of them, and a float holds it
   * exactly.
   */
  public static final int FOREIGN_UNSEEN_CODE = 1 << 20;

  private final FeatureSchema schema;
  private final CategoryCodes[] codes;
  private final double[] trainingMinimums;
  private final double[] trainingMaximums;

  Encoder(
      FeatureSchema schema,
      CategoryCodes[] codes,
      double[] trainingMinimums,
      double[] trainingMaximums) {
    this.schema = schema;
    this.codes = codes;
    this.trainingMinimums = trainingMinimums;
    this.trainingMaximums = trainingMaximums;
  }

  /**
   * Learns codes and ranges.
   *
   * @param labels one a training row: the number to predict, or for two classes 1 for the positive
   *     and 0 for the other
   */
  public static Encoder learn(FeatureSchema schema, TrainingColumns columns, double[] labels) {
    return EncoderLearning.learn(schema, columns, labels);
  }

  /**
   * Learns codes and ranges for more than two classes. Categories are ordered along the direction
   * in which their class shares vary most (Coppersmith, Hong and Hosking, Partitioning nominal
   * attributes in decision trees, 1999).
   *
   * @param classes one a training row, from 0 to classCount - 1
   */
  public static Encoder learn(
      FeatureSchema schema, TrainingColumns columns, int[] classes, int classCount) {
    return EncoderLearning.learn(schema, columns, classes, classCount);
  }

  /**
   * The encoder of a model that was trained elsewhere, which brings its codes along: the categories
   * of a feature have the codes 0, 1, 2 … in their order, any other the {@link
   * #FOREIGN_UNSEEN_CODE}. Nothing is known of the ranges in training.
   *
   * @param categories one list a feature; empty for features that are no categories
   */
  public static Encoder ofCodes(FeatureSchema schema, List<List<String>> categories) {
    if (categories.size() != schema.size()) {
      throw new IllegalArgumentException(
          categories.size() + " lists of categories for " + schema.size() + " features");
    }
    CategoryCodes[] codes = new CategoryCodes[schema.size()];
    double[] unknown = new double[schema.size()];
    Arrays.fill(unknown, Double.NaN);
    for (int i = 0; i < codes.length; i++) {
      if (schema.feature(i) instanceof CategoryFeature) {
        codes[i] = new CategoryCodes(categories.get(i), FOREIGN_UNSEEN_CODE);
      }
    }
    return new Encoder(schema, codes, unknown, unknown);
  }

  public FeatureSchema schema() {
    return schema;
  }

  /** Columns of an encoded row: one a feature. */
  public int width() {
    return schema.size();
  }

  /** Which feature a column of an encoded row speaks of. */
  public int featureOfColumn(int column) {
    return Objects.checkIndex(column, width());
  }

  /**
   * The categories of a feature in code order, without the unseen one; empty for features that are
   * none.
   */
  public List<String> categories(int feature) {
    return codes[feature] == null ? List.of() : codes[feature].inCodeOrder();
  }

  /** The code of categories training has not seen; -1 for features that are no categories. */
  public int unseenCode(int feature) {
    return codes[feature] == null ? -1 : codes[feature].unseen();
  }

  /** The smallest number in training; NaN if unknown. */
  public double trainingMinimum(int feature) {
    return trainingMinimums[feature];
  }

  /** The largest number in training; NaN if unknown. */
  public double trainingMaximum(int feature) {
    return trainingMaximums[feature];
  }

  /** Writes the encoded row to {@code out[offset]} and what follows. */
  public void encode(Row row, double[] out, int offset) {
    for (int i = 0; i < codes.length; i++) {
      out[offset + i] = codes[i] == null ? row.number(i) : codes[i].code(row.category(i));
    }
  }

  /** As {@link #encode(Row, double[], int)}, telling the sink what is unusual. */
  public void encode(Row row, double[] out, int offset, WarningSink sink) {
    encode(row, out, offset);
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] != null) {
        if (out[offset + i] == codes[i].unseen()) {
          sink.warn(unseen(schema.feature(i), row.category(i)));
        }
      } else if (schema.feature(i) instanceof NumberFeature feature) {
        checkRange(feature, i, out[offset + i], sink);
      }
    }
  }

  private static Warning unseen(Feature feature, String category) {
    return new Warning(
        Warning.Code.UNSEEN_CATEGORY,
        feature.name(),
        feature.name() + " \"" + Violation.shorten(category) + "\" was not seen in training");
  }

  /** NaN compares false everywhere: a missing value or an unknown range gives no warning. */
  private void checkRange(NumberFeature feature, int position, double value, WarningSink sink) {
    double least = feature.minimum().orElse(Double.NaN);
    double most = feature.maximum().orElse(Double.NaN);
    if (value < least) {
      sink.warn(range(Warning.Code.OUT_OF_RANGE, feature, value, "below the minimum", least));
    } else if (value > most) {
      sink.warn(range(Warning.Code.OUT_OF_RANGE, feature, value, "above the maximum", most));
    } else if (value < trainingMinimums[position]) {
      sink.warn(outside(feature, value, "below the smallest", trainingMinimums[position]));
    } else if (value > trainingMaximums[position]) {
      sink.warn(outside(feature, value, "above the largest", trainingMaximums[position]));
    }
  }

  private static Warning outside(Feature feature, double value, String relation, double bound) {
    return range(
        Warning.Code.OUTSIDE_TRAINING_RANGE,
        feature,
        value,
        relation + " value in training,",
        bound);
  }

  private static Warning range(
      Warning.Code code, Feature feature, double value, String relation, double bound) {
    String message =
        feature.name()
            + " "
            + JsonNumber.of(value).text()
            + " is "
            + relation
            + " "
            + JsonNumber.of(bound).text();
    return new Warning(code, feature.name(), message);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Encoder that
        && schema.equals(that.schema)
        && Arrays.equals(codes, that.codes)
        && Arrays.equals(trainingMinimums, that.trainingMinimums)
        && Arrays.equals(trainingMaximums, that.trainingMaximums);
  }

  @Override
  public int hashCode() {
    return schema.hashCode() * 31 + Arrays.hashCode(codes);
  }
}
