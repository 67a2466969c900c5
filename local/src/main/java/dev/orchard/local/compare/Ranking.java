package dev.orchard.local.compare;

import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Results on one data set by one metric, best first. Equal values share a rank, and the ranks after
 * them are left out (1, 1, 3). Results without the metric have no rank.
 */
record Ranking(String dataset, Metric metric, List<Place> places) {
  Ranking {
    places = List.copyOf(places);
  }

  /** A result and its rank, from 1. */
  record Place(int rank, Result result, double value) {}

  static Ranking of(String dataset, Metric metric, List<Result> results) {
    Comparator<Result> byValue = Comparator.comparingDouble(result -> result.metrics().get(metric));
    List<Result> sorted =
        results.stream()
            .filter(result -> result.value(metric).isPresent())
            .sorted(metric.better() == Metric.Better.HIGHER ? byValue.reversed() : byValue)
            .toList();
    List<Place> places = new ArrayList<>();
    for (Result result : sorted) {
      double value = result.metrics().get(metric);
      Place before = places.isEmpty() ? null : places.get(places.size() - 1);
      boolean ties = before != null && before.value() == value;
      places.add(new Place(ties ? before.rank() : places.size() + 1, result, value));
    }
    return new Ranking(dataset, metric, places);
  }

  Optional<Integer> rankOf(Result result) {
    return places.stream()
        .filter(place -> place.result().equals(result))
        .map(Place::rank)
        .findFirst();
  }

  /** Whether the result is the best of several. */
  boolean isBest(Result result) {
    return places.size() > 1 && rankOf(result).equals(Optional.of(1));
  }

  String direction() {
    return metric.better() == Metric.Better.HIGHER ? "higher is better" : "lower is better";
  }
}
