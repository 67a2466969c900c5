package dev.orchard.model.manifest;

import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.TrainingColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the training data looked like, against which drift is measured.
 *
 * @param features in schema order
 * @param label the same for the label
 * @param prediction what the version said of the test rows: the number, the probability of the
 *     positive class, or the class where there are more than two; empty if nobody looked
 */
public record Baseline(
    List<FeatureBaseline> features, FeatureBaseline label, Optional<FeatureBaseline> prediction) {
  public Baseline {
    features = List.copyOf(features);
  }

  /**
   * Measures every feature; the label is measured apart by {@link NumberBaseline#of} or {@link
   * CategoryBaseline#of}.
   */
  public static Baseline measure(
      FeatureSchema schema, TrainingColumns columns, FeatureBaseline label) {
    List<FeatureBaseline> features = new ArrayList<>(schema.size());
    for (int i = 0; i < schema.size(); i++) {
      String name = schema.feature(i).name();
      if (schema.feature(i) instanceof CategoryFeature) {
        String[] values = new String[columns.rowCount()];
        for (int row = 0; row < values.length; row++) {
          values[row] = columns.category(i, row);
        }
        features.add(CategoryBaseline.of(name, values));
      } else {
        double[] values = new double[columns.rowCount()];
        for (int row = 0; row < values.length; row++) {
          values[row] = columns.number(i, row);
        }
        features.add(NumberBaseline.of(name, values));
      }
    }
    return new Baseline(features, label, Optional.empty());
  }

  public Baseline withPrediction(FeatureBaseline measured) {
    return new Baseline(features, label, Optional.of(measured));
  }
}
