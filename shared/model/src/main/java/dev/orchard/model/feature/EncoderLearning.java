package dev.orchard.model.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns category codes and number ranges from training columns. The result does not depend on the
 * order of the rows.
 */
final class EncoderLearning {
  /** Categories beyond this many, the rarest ones, share the unseen code. */
  static final int MOST_CATEGORIES = 4_096;

  /**
   * How many average rows each category is given beforehand. It keeps a category seen once from
   * standing at the end of the order.
   */
  static final double AVERAGE_ROWS = 10;

  private EncoderLearning() {}

  static Encoder learn(FeatureSchema schema, TrainingColumns columns, double[] labels) {
    double[][] targets = new double[labels.length][];
    for (int row = 0; row < labels.length; row++) {
      targets[row] = new double[] {labels[row]};
    }
    return learn(schema, columns, targets, 1);
  }

  static Encoder learn(
      FeatureSchema schema, TrainingColumns columns, int[] classes, int classCount) {
    double[][] indicators = new double[classCount][classCount];
    for (int i = 0; i < classCount; i++) {
      indicators[i][i] = 1;
    }
    double[][] targets = new double[classes.length][];
    for (int row = 0; row < classes.length; row++) {
      targets[row] = indicators[classes[row]];
    }
    return learn(schema, columns, targets, classCount);
  }

  private static Encoder learn(
      FeatureSchema schema, TrainingColumns columns, double[][] targets, int width) {
    if (targets.length != columns.rowCount()) {
      throw new IllegalArgumentException(
          targets.length + " labels for " + columns.rowCount() + " rows");
    }
    CategoryCodes[] codes = new CategoryCodes[schema.size()];
    double[] minimums = new double[schema.size()];
    double[] maximums = new double[schema.size()];
    Arrays.fill(minimums, Double.NaN);
    Arrays.fill(maximums, Double.NaN);
    for (int i = 0; i < schema.size(); i++) {
      if (schema.feature(i) instanceof CategoryFeature feature) {
        codes[i] = codes(feature, i, columns, targets, width);
      } else if (schema.feature(i) instanceof NumberFeature) {
        range(i, columns, minimums, maximums);
      }
    }
    return new Encoder(schema, codes, minimums, maximums);
  }

  private static void range(
      int feature, TrainingColumns columns, double[] minimums, double[] maximums) {
    for (int row = 0; row < columns.rowCount(); row++) {
      double value = columns.number(feature, row);
      if (!Double.isNaN(value)) {
        minimums[feature] =
            Double.isNaN(minimums[feature]) ? value : Math.min(minimums[feature], value);
        maximums[feature] =
            Double.isNaN(maximums[feature]) ? value : Math.max(maximums[feature], value);
      }
    }
  }

  private static final class Tally {
    final String category;
    final double[] sums;
    int rows;
    double position;

    Tally(String category, int width) {
      this.category = category;
      this.sums = new double[width];
    }
  }

  private static CategoryCodes codes(
      CategoryFeature feature,
      int position,
      TrainingColumns columns,
      double[][] targets,
      int width) {
    Map<String, Tally> tallies = new HashMap<>();
    feature.values().forEach(value -> tallies.put(value, new Tally(value, width)));
    double[] overall = new double[width];
    int rows = 0;
    for (int row = 0; row < targets.length; row++) {
      String category = columns.category(position, row);
      if (category == null) {
        continue;
      }
      rows++;
      add(overall, targets[row]);
      Tally tally =
          feature.values().isEmpty()
              ? tallies.computeIfAbsent(category, name -> new Tally(name, width))
              : tallies.get(category);
      if (tally != null) {
        tally.rows++;
        add(tally.sums, targets[row]);
      }
    }
    for (int k = 0; k < width; k++) {
      overall[k] /= Math.max(1, rows);
    }
    return ordered(new ArrayList<>(tallies.values()), overall);
  }

  private static CategoryCodes ordered(List<Tally> tallies, double[] overall) {
    if (tallies.size() > MOST_CATEGORIES) {
      tallies.sort(
          Comparator.<Tally>comparingInt(tally -> -tally.rows)
              .thenComparing(tally -> tally.category));
      tallies.subList(MOST_CATEGORIES, tallies.size()).clear();
    }
    // Summing in one fixed order keeps the direction, and so the codes, the same whatever order the
    // rows came in.
    tallies.sort(Comparator.comparing(tally -> tally.category));
    double[][] centred = new double[tallies.size()][];
    double[] weights = new double[tallies.size()];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = centred(tallies.get(i), overall);
      weights[i] = tallies.get(i).rows;
    }
    double[] direction = PrincipalDirection.of(centred, weights, overall.length);
    int below = 0;
    for (int i = 0; i < centred.length; i++) {
      tallies.get(i).position = dot(centred[i], direction);
      below += tallies.get(i).position < 0 ? 1 : 0;
    }
    tallies.sort(
        Comparator.<Tally>comparingDouble(tally -> tally.position)
            .thenComparing(tally -> tally.category));
    return new CategoryCodes(tallies.stream().map(tally -> tally.category).toList(), below);
  }

  /** How far the category's mean label, drawn towards the average, lies from the average. */
  private static double[] centred(Tally tally, double[] overall) {
    double[] result = new double[overall.length];
    for (int k = 0; k < result.length; k++) {
      double mean = (tally.sums[k] + AVERAGE_ROWS * overall[k]) / (tally.rows + AVERAGE_ROWS);
      result[k] = mean - overall[k];
    }
    return result;
  }

  private static void add(double[] sum, double[] value) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += value[k];
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
