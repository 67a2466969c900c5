package dev.orchard.local.compare;

import dev.orchard.local.console.Table;
import dev.orchard.model.spec.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The comparison as a terminal shows it and the report keeps it. */
public final class BenchmarkText {
  private static final String HEAVY = "=".repeat(80);
  private static final String LIGHT = "-".repeat(80);

  private final Benchmark benchmark;

  public BenchmarkText(Benchmark benchmark) {
    this.benchmark = benchmark;
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(HEAVY, "BENCHMARK RESULTS", HEAVY, ""));
    lines.addAll(results().lines());
    lines.add("");
    lines.add("* best of its data set by that metric");
    for (String dataset : benchmark.datasets().keySet()) {
      rank(dataset, lines);
    }
    remarks(lines);
    return lines;
  }

  private Table results() {
    List<Metric> metrics = benchmark.measured();
    List<String> headings = new ArrayList<>(List.of("model_name", "dataset_name"));
    metrics.forEach(metric -> headings.add(metric.word()));
    headings.addAll(List.of("training_time", "run"));
    Table table = new Table(headings.toArray(String[]::new));
    List<Ranking> rankings = benchmark.rankings();
    for (Result result : benchmark.results()) {
      List<String> cells = new ArrayList<>(List.of(result.model(), shown(result.dataset())));
      metrics.forEach(metric -> cells.add(cell(result, metric, rankings)));
      cells.add(result.trainingTime().map(time -> seconds(time.toMillis())).orElse("-"));
      cells.add(result.run().id().value());
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String cell(Result result, Metric metric, List<Ranking> rankings) {
    boolean best =
        rankings.stream()
            .filter(ranking -> ranking.metric() == metric)
            .anyMatch(ranking -> ranking.isBest(result));
    return result.value(metric).map(BenchmarkText::number).orElse("-") + (best ? " *" : "");
  }

  private void rank(String dataset, List<String> lines) {
    List<Ranking> rankings = benchmark.rankings(dataset);
    for (Ranking ranking : rankings) {
      heading(ranking.metric().word() + ", " + ranking.direction(), dataset, lines);
      Table table = new Table("rank", "model_name", ranking.metric().word());
      ranking
          .places()
          .forEach(
              place ->
                  table.row(
                      Integer.toString(place.rank()),
                      place.result().model(),
                      number(place.value())));
      lines.addAll(table.lines());
    }
    if (rankings.size() > 1 && benchmark.datasets().get(dataset).size() > 1) {
      heading("mean rank over " + rankings.size() + " metrics", dataset, lines);
      Table table = new Table("mean_rank", "model_name", "metrics");
      for (Standing standing : benchmark.standings(dataset)) {
        table.row(
            String.format(Locale.ROOT, "%.2f", standing.meanRank()),
            standing.result().model(),
            standing.metrics() + (standing.missing() > 0 ? ", lacks " + standing.missing() : ""));
      }
      lines.addAll(table.lines());
    }
  }

  private void heading(String by, String dataset, List<String> lines) {
    boolean several = benchmark.datasets().size() > 1;
    lines.addAll(List.of("", LIGHT));
    lines.add("RANKINGS (by " + by + ")" + (several ? " on " + shown(dataset) : ""));
    lines.addAll(List.of(LIGHT, ""));
  }

  private void remarks(List<String> lines) {
    List<String> remarks = new ArrayList<>();
    if (benchmark.results().size() == 1) {
      remarks.add("One run: there is nothing to compare it with.");
    }
    if (benchmark.older() > 0) {
      remarks.add(
          benchmark.older()
              + " older runs of the same models are left out; --all compares every run.");
    }
    if (benchmark.withoutMetrics() > 0) {
      remarks.add(benchmark.withoutMetrics() + " runs without such metrics are left out.");
    }
    if (!remarks.isEmpty()) {
      lines.add("");
      lines.addAll(remarks);
    }
  }

  static String shown(String dataset) {
    return dataset.isEmpty() ? "-" : dataset;
  }

  static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.4f", milliseconds / 1e3);
  }

  /** Four decimals, or four digits where that would show zeros only. */
  static String number(double value) {
    boolean small = value != 0 && Math.abs(value) < 0.001;
    return String.format(Locale.ROOT, small ? "%.4g" : "%.4f", value);
  }
}
