package dev.orchard.local.command;

import dev.orchard.local.compare.Benchmark;
import dev.orchard.local.compare.Benchmark.Choice;
import dev.orchard.local.compare.BenchmarkFiles;
import dev.orchard.local.compare.BenchmarkText;
import dev.orchard.local.console.Console;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.Listing;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.PageRequest;
import dev.orchard.registry.RunFilter;
import dev.orchard.serving.Installation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Compares runs by their metrics: a table, a ranking by each metric, and files: benchmark_results.json and .csv,"
          + " benchmark_report.txt and a bar chart benchmark_METRIC.png for each metric.",
      "Runs are ranked within their data set. Of each model the newest run counts, unless --all is given."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  orchard compare",
      "  orchard compare --experiment lead-conversion --metric roc_auc",
      "  orchard compare --dataset walmart --models random_forest,gradient_boosting --output report"
    })
final class CompareCommand implements Callable<Integer> {
  /** Enough for years of a schedule; each is a request to the store. */
  private static final int MOST_RUNS = 10_000;

  private final Surroundings surroundings;
  @Mixin private CommonOptions options;
  @Mixin private RunOptions which;

  @Option(names = "--all", description = "Compare every run, not the newest of each model.")
  private boolean all;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "results/benchmarks",
      description = "Where the files go. Default: results/benchmarks.")
  private Path output;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    RunFilter filter = which.filter(Optional.empty());
    List<Run> runs;
    try (Installation installation = options.open(surroundings)) {
      runs = runs(installation, filter);
    }
    Console console = surroundings.console();
    Benchmark benchmark = Benchmark.of(runs, which.metric(), all ? Choice.EVERY : Choice.NEWEST);
    Instant now = Instant.now();
    BenchmarkFiles files = new BenchmarkFiles(benchmark, output);
    if (options.json) {
      console.json(json -> files.json(json, now));
    }
    if (benchmark.isEmpty()) {
      console.note("orchard: no run with metrics fits (" + runs.size() + " runs without)");
      return ExitCode.NOT_FOUND.number();
    }
    if (!options.json) {
      new BenchmarkText(benchmark).lines().forEach(console::say);
    }
    BenchmarkFiles.Written written = files.write(now);
    written.files().forEach(file -> console.note("wrote " + file));
    written.troubles().forEach(trouble -> console.note("orchard: " + trouble));
    return ExitCode.OK.number();
  }

  private static List<Run> runs(Installation installation, RunFilter filter) {
    ModelRegistry registry = installation.registry();
    List<Run> runs = new ArrayList<>();
    PageRequest request = PageRequest.FIRST;
    while (runs.size() < MOST_RUNS) {
      Listing<Run> page =
          registry.listRuns(
              CommonOptions.organization(installation), Optional.empty(), filter, request);
      runs.addAll(page.items());
      if (!page.hasNext()) {
        break;
      }
      request = new PageRequest(page.nextPageToken(), request.limit());
    }
    return runs;
  }
}
