package dev.orchard.local.command;

import dev.orchard.model.Suggestion;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.Metric;
import dev.orchard.registry.RunFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Which runs are meant; the same words as in the query of GET /runs. */
final class RunOptions {
  @Option(
      names = {"--experiment", "--experiment-name"},
      paramLabel = "NAME",
      description = "Runs with this tag experiment, or of the model with this name.")
  private String experiment;

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description =
          "Runs with this tag dataset (by default the first file or table that the query reads), or"
              + " whose data's fingerprint begins so.")
  private String dataset;

  @Option(
      names = "--models",
      paramLabel = "A,B",
      split = ",",
      description = "Runs of these models, algorithms or tags model_type.")
  private List<String> models = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description = "Runs with this metric, in any spelling: rmse, test_rmse, RMSEMetric.")
  private String metric;

  RunFilter filter(Optional<Run.Status> status) {
    return new RunFilter(
        Optional.ofNullable(experiment),
        Optional.ofNullable(dataset),
        models.stream().map(String::strip).filter(name -> !name.isEmpty()).toList(),
        metric(),
        status);
  }

  Optional<Metric> metric() {
    return word(
        "--metric",
        metric,
        Arrays.stream(Metric.values()).map(Metric::word).toList(),
        Metric::ofSpelling);
  }

  static <T> Optional<T> word(
      String option, String text, List<String> words, Function<String, Optional<T>> read) {
    Optional<T> value = Optional.ofNullable(text).flatMap(read);
    if (text != null && value.isEmpty()) {
      throw new UsageException(
          option
              + " is one of "
              + String.join(", ", words)
              + ", found \""
              + text
              + "\""
              + Suggestion.phrase(text, words));
    }
    return value;
  }
}
