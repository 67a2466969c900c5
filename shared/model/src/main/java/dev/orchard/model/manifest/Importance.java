package dev.orchard.model.manifest;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of the model rests on a feature.
 *
 * @param importance all of a version sum to 1
 * @param measures the same in other ways, each by its own measure; versions made by older Orchards
 *     have none
 */
public record Importance(String feature, double importance, Map<ImportanceKind, Double> measures) {
  public Importance {
    Map<ImportanceKind, Double> copy = new EnumMap<>(ImportanceKind.class);
    copy.putAll(measures);
    measures = Collections.unmodifiableMap(copy);
  }

  public Importance(String feature, double importance) {
    this(feature, importance, Map.of());
  }

  /** A measure; NaN if the version does not have it. */
  public double measure(ImportanceKind kind) {
    return measures.getOrDefault(kind, Double.NaN);
  }
}
