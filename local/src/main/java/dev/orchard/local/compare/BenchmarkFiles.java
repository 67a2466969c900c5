package dev.orchard.local.compare;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.spec.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The comparison as files, named and laid out as the forecasting portfolio's dashboard reads them.
 */
public final class BenchmarkFiles {
  private final Benchmark benchmark;
  private final Path folder;

  public BenchmarkFiles(Benchmark benchmark, Path folder) {
    this.benchmark = benchmark;
    this.folder = folder;
  }

  /** What was written, and what could not be drawn. */
  public record Written(List<Path> files, List<String> troubles) {
    public Written {
      files = List.copyOf(files);
      troubles = List.copyOf(troubles);
    }
  }

  /** Writes all of them, in place of earlier ones. */
  public Written write(Instant now) throws IOException {
    Files.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    files.add(folder.resolve("benchmark_results.json"));
    Files.write(files.get(0), Json.writeIndented(output -> json(output, now)));
    files.add(folder.resolve("benchmark_results.csv"));
    Files.writeString(files.get(1), csv());
    files.add(folder.resolve("benchmark_report.txt"));
    Files.write(files.get(2), new BenchmarkText(benchmark).lines());
    List<String> troubles = new ArrayList<>();
    for (Metric metric : benchmark.metrics()) {
      Path chart = folder.resolve("benchmark_" + metric.word() + ".png");
      try {
        new BenchmarkChart(benchmark, metric).write(chart);
        files.add(chart);
      } catch (IOException | RuntimeException | LinkageError e) {
        // A Java without fonts or graphics libraries, as in small containers.
        troubles.add(chart.getFileName() + " could not be drawn: " + e);
      }
    }
    return new Written(files, troubles);
  }

  /** The whole comparison as one object. */
  public void json(JsonOutput output, Instant now) {
    output.beginObject().member("generated_at", now.toString());
    output.stringsMember("metrics", benchmark.metrics().stream().map(Metric::word).toList());
    output.arrayMember("results", list -> benchmark.results().forEach(r -> result(r, list)));
    output.arrayMember("rankings", list -> benchmark.rankings().forEach(r -> ranking(r, list)));
    output.arrayMember(
        "overall",
        list ->
            benchmark
                .datasets()
                .keySet()
                .forEach(name -> benchmark.standings(name).forEach(s -> standing(s, list))));
    output
        .member("runs_without_metrics", benchmark.withoutMetrics())
        .member("older_runs_left_out", benchmark.older())
        .endObject();
  }

  private static void result(Result result, JsonOutput list) {
    list.beginObject()
        .member("model_name", result.model())
        .member("dataset_name", result.dataset())
        .member("experiment", result.run().experiment())
        .member("model", result.run().model().value())
        .member("run", result.run().id().value())
        .member("status", result.run().status().word());
    result.metrics().forEach((metric, value) -> list.member(metric.word(), value.doubleValue()));
    result.trainingTime().ifPresent(time -> list.member("training_time", time.toMillis() / 1e3));
    list.endObject();
  }

  private static void ranking(Ranking ranking, JsonOutput list) {
    list.beginObject()
        .member("dataset_name", ranking.dataset())
        .member("metric", ranking.metric().word())
        .member("better", ranking.direction());
    list.arrayMember(
        "places",
        places ->
            ranking
                .places()
                .forEach(
                    place ->
                        places
                            .beginObject()
                            .member("rank", place.rank())
                            .member("model_name", place.result().model())
                            .member("run", place.result().run().id().value())
                            .member("value", place.value())
                            .endObject()));
    list.endObject();
  }

  private static void standing(Standing standing, JsonOutput list) {
    list.beginObject()
        .member("dataset_name", standing.result().dataset())
        .member("model_name", standing.result().model())
        .member("run", standing.result().run().id().value())
        .member("mean_rank", standing.meanRank())
        .member("metrics", standing.metrics())
        .member("missing_metrics", standing.missing())
        .endObject();
  }

  private String csv() {
    List<Metric> metrics = benchmark.measured();
    StringBuilder text = new StringBuilder("model_name,dataset_name,experiment,run,status,");
    metrics.forEach(metric -> text.append(metric.word()).append(','));
    text.append("training_time\n");
    for (Result result : benchmark.results()) {
      List<String> cells =
          new ArrayList<>(
              List.of(
                  result.model(),
                  result.dataset(),
                  result.run().experiment(),
                  result.run().id().value(),
                  result.run().status().word()));
      metrics.forEach(metric -> cells.add(result.value(metric).map(Object::toString).orElse("")));
      cells.add(
          result.trainingTime().map(time -> Double.toString(time.toMillis() / 1e3)).orElse(""));
      text.append(cells.stream().map(BenchmarkFiles::quoted).collect(Collectors.joining(",")))
          .append('\n');
    }
    return text.toString();
  }

  /** As RFC 4180 has it; a cell that a spreadsheet would take for a formula is made text. */
  private static String quoted(String cell) {
    String safe = cell.matches("[=+@\t\r].*") ? "'" + cell : cell;
    return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
