package dev.orchard.local.compare;

import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs side by side. Metrics of different data say nothing about each other, so results are ranked
 * within each data set.
 *
 * @param results that are compared, newest first
 * @param metrics that some result has and that are ranked by
 * @param datasets with their results
 * @param withoutMetrics how many runs had none, and are left out
 * @param older how many runs were left out for a newer one of their model on the same data
 */
public record Benchmark(
    List<Result> results,
    List<Metric> metrics,
    Map<String, List<Result>> datasets,
    int withoutMetrics,
    int older) {
  /** Which runs of one model on the same data are compared. */
  public enum Choice {
    /** The newest: the best of many tries would look better than it is. */
    NEWEST,
    EVERY
  }

  public Benchmark {
    results = List.copyOf(results);
    metrics = List.copyOf(metrics);
  }

  /**
   * Compares. Trials of a search are no results of their own, and measured on other rows.
   *
   * @param runs newest first
   * @param only the metric to rank by, or all
   */
  public static Benchmark of(List<Run> runs, Optional<Metric> only, Choice choice) {
    List<Run> whole = runs.stream().filter(run -> run.status() != Run.Status.TRIED).toList();
    List<Result> measured =
        whole.stream()
            .map(Result::of)
            .filter(result -> only.map(result::value).orElse(any(result)).isPresent())
            .toList();
    List<Result> results = choice == Choice.EVERY ? measured : newest(measured);
    List<Metric> metrics =
        Arrays.stream(Metric.values())
            .filter(metric -> only.map(wanted -> wanted == metric).orElse(true))
            .filter(metric -> results.stream().anyMatch(r -> r.value(metric).isPresent()))
            .toList();
    Map<String, List<Result>> datasets = new LinkedHashMap<>();
    results.forEach(
        result ->
            datasets.computeIfAbsent(result.dataset(), name -> new ArrayList<>()).add(result));
    return new Benchmark(
        results,
        metrics,
        datasets,
        whole.size() - measured.size(),
        measured.size() - results.size());
  }

  private static Optional<Double> any(Result result) {
    return result.metrics().values().stream().findFirst();
  }

  private static List<Result> newest(List<Result> results) {
    Map<List<String>, Result> newest = new LinkedHashMap<>();
    for (Result result : results) {
      newest.putIfAbsent(
          List.of(result.run().experiment(), result.dataset(), result.model()), result);
    }
    return List.copyOf(newest.values());
  }

  public boolean isEmpty() {
    return results.isEmpty();
  }

  /** Every metric that a result has, ranked by or not. */
  List<Metric> measured() {
    return Arrays.stream(Metric.values())
        .filter(metric -> results.stream().anyMatch(r -> r.value(metric).isPresent()))
        .toList();
  }

  /** The rankings of each data set by each metric that one of its results has. */
  List<Ranking> rankings() {
    return datasets.keySet().stream().map(this::rankings).flatMap(Collection::stream).toList();
  }

  List<Ranking> rankings(String dataset) {
    return metrics.stream()
        .map(metric -> Ranking.of(dataset, metric, datasets.get(dataset)))
        .filter(ranking -> !ranking.places().isEmpty())
        .toList();
  }

  List<Standing> standings(String dataset) {
    return Standing.of(datasets.get(dataset), rankings(dataset));
  }
}
