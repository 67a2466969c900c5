package dev.orchard.model.manifest;

import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A category's statistics.
 *
 * @param shares of the values that have each category, in falling order; at most 1,000, the rest
 *     left out
 */
public record CategoryBaseline(
    String name, long count, double missingShare, Map<String, Double> shares)
    implements FeatureBaseline {
  private static final int MOST_SHARES = 1_000;

  public CategoryBaseline {
    shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
  }

  /** Measures values; null is a missing one. */
  public static CategoryBaseline of(String name, String[] values) {
    Map<String, Long> counts = new HashMap<>();
    long present = 0;
    for (String value : values) {
      if (value != null) {
        present++;
        counts.merge(value, 1L, Long::sum);
      }
    }
    double total = present;
    Map<String, Double> shares = new LinkedHashMap<>();
    counts.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Long>>comparingLong(entry -> -entry.getValue())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST_SHARES)
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue() / total));
    double missing = values.length == 0 ? 0 : (values.length - total) / values.length;
    return new CategoryBaseline(name, present, missing, shares);
  }
}
