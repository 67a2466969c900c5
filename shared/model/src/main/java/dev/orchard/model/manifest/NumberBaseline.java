package dev.orchard.model.manifest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A number's statistics.
 *
 * @param standardDeviation of the sample (divided by n - 1); 0 for fewer than two values
 * @param edges of the histogram's bins, rising strictly: the distinct quantiles of 0 %, 10 % … 100
 *     %; empty without values, one edge if all values are equal
 * @param shares of the values in each bin, one fewer than edges; a bin holds its right edge, the
 *     first its left one too
 */
public record NumberBaseline(
    String name,
    long count,
    double missingShare,
    double mean,
    double standardDeviation,
    List<Double> edges,
    List<Double> shares)
    implements FeatureBaseline {
  private static final int BINS = 10;

  public NumberBaseline {
    edges = List.copyOf(edges);
    shares = List.copyOf(shares);
  }

  /** Measures values; NaN is a missing one. Without any value mean and deviation are 0. */
  public static NumberBaseline of(String name, double[] values) {
    double[] present =
        Arrays.stream(values).filter(value -> !Double.isNaN(value)).sorted().toArray();
    double missing =
        values.length == 0 ? 0 : (double) (values.length - present.length) / values.length;
    double mean = Arrays.stream(present).average().orElse(0);
    double squares = Arrays.stream(present).map(value -> (value - mean) * (value - mean)).sum();
    double deviation = present.length < 2 ? 0 : Math.sqrt(squares / (present.length - 1));
    List<Double> edges = edges(present);
    return new NumberBaseline(
        name, present.length, missing, mean, deviation, edges, shares(present, edges));
  }

  private static List<Double> edges(double[] sorted) {
    List<Double> edges = new ArrayList<>();
    for (int i = 0; i <= BINS && sorted.length > 0; i++) {
      double edge = sorted[(int) ((sorted.length - 1L) * i / BINS)];
      if (edges.isEmpty() || edge > edges.get(edges.size() - 1)) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private static List<Double> shares(double[] sorted, List<Double> edges) {
    if (edges.size() < 2) {
      return List.of();
    }
    long[] counts = new long[edges.size() - 1];
    for (double value : sorted) {
      int found = Collections.binarySearch(edges, value);
      int bin = found >= 0 ? found - 1 : -found - 2;
      counts[Math.max(0, bin)]++;
    }
    return Arrays.stream(counts).mapToObj(count -> (double) count / sorted.length).toList();
  }
}
