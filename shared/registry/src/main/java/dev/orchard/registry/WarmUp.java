package dev.orchard.registry;

import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.NumberBaseline;
import java.util.List;
import java.util.Optional;

/**
 * Scores rows like those of the training with a new version before it serves, which brings its
 * forest into the processor's caches, its code paths to the compiler, and to light that it cannot
 * score at all.
 */
final class WarmUp {
  private static final int ROWS = 300;

  private WarmUp() {}

  /**
   * Warms the version up.
   *
   * @throws CorruptVersionException if it cannot score
   */
  static void run(LoadedVersion version) {
    Manifest manifest = version.manifest();
    Row row = new Row(manifest.schema());
    try {
      for (int i = 0; i < ROWS; i++) {
        fill(row, manifest, i);
        version.scorer().score(row);
      }
    } catch (RuntimeException e) {
      throw new CorruptVersionException(
          version.model(), version.version(), "it fails on rows like those of its training", e);
    }
  }

  private static void fill(Row row, Manifest manifest, int rowNumber) {
    List<FeatureBaseline> features = manifest.content().baseline().features();
    for (int position = 0; position < manifest.schema().size(); position++) {
      String name = manifest.schema().feature(position).name();
      Optional<FeatureBaseline> baseline =
          features.stream().filter(feature -> feature.name().equals(name)).findFirst();
      row.setMissing(position);
      if (baseline.isPresent()) {
        set(row, position, baseline.get(), rowNumber);
      }
    }
  }

  private static void set(Row row, int position, FeatureBaseline baseline, int rowNumber) {
    if (baseline instanceof CategoryBaseline categories) {
      List<String> values = List.copyOf(categories.shares().keySet());
      if (!values.isEmpty()) {
        row.setCategory(position, values.get(rowNumber % values.size()));
      }
    } else if (baseline instanceof NumberBaseline numbers) {
      double value = number(numbers, rowNumber + position);
      if (row.schema().feature(position) instanceof BooleanFeature) {
        row.setBoolean(position, value >= 0.5);
      } else {
        row.setNumber(position, value);
      }
    }
  }

  /** Another quantile of the training data in each row, not the same in all features. */
  private static double number(NumberBaseline baseline, int turn) {
    List<Double> edges = baseline.edges();
    return edges.isEmpty() ? baseline.mean() : edges.get(turn % edges.size());
  }
}
