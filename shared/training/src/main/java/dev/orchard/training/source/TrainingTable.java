package dev.orchard.training.source;

import java.util.List;

/**
 * The rows of a training, column by column.
 *
 * @param features in the order of the request
 * @param label the column to predict; no value is missing
 */
public record TrainingTable(int rowCount, List<Column> features, Column label) {
  public TrainingTable {
    features = List.copyOf(features);
  }

  /** The feature, or other column asked for, of this name; null if it was not asked for. */
  public Column feature(String name) {
    return features.stream().filter(column -> column.name().equals(name)).findFirst().orElse(null);
  }

  /**
   * The SHA-256, in lower-case hexadecimal, of all values: see {@link DataFingerprint}. The same
   * rows in another order give another one.
   */
  public String fingerprint() {
    DataFingerprint fingerprint = new DataFingerprint(rowCount);
    features.forEach(fingerprint::add);
    fingerprint.add(label);
    return fingerprint.finish();
  }
}
