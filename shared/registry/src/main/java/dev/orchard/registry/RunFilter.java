package dev.orchard.registry;

import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.Metric;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which runs are meant; what is empty says nothing.
 *
 * @param experiment the tag, or the model of runs without one
 * @param dataset the tag, or the beginning of the data's fingerprint
 * @param models names of models, algorithms or the tag {@code model_type}; capitals, hyphens and
 *     underscores do not matter
 * @param metric one that was measured
 */
public record RunFilter(
    Optional<String> experiment,
    Optional<String> dataset,
    List<String> models,
    Optional<Metric> metric,
    Optional<Run.Status> status) {
  /** Every run. */
  public static final RunFilter ALL =
      new RunFilter(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /** The tag that says what kind of model a run made, where its algorithm does not. */
  public static final String MODEL_TYPE = "model_type";

  private static final int LEAST_FINGERPRINT = 6;

  public RunFilter {
    models = List.copyOf(models);
  }

  public boolean matches(Run run) {
    return status.map(wanted -> wanted == run.status()).orElse(true)
        && experiment.map(wanted -> wanted.equals(run.experiment())).orElse(true)
        && dataset.map(wanted -> isDataset(wanted, run)).orElse(true)
        && metric.map(wanted -> isMeasured(wanted, run)).orElse(true)
        && (models.isEmpty() || models.stream().anyMatch(wanted -> isModel(wanted, run)));
  }

  private static boolean isDataset(String wanted, Run run) {
    return wanted.equals(run.dataset())
        || (wanted.length() >= LEAST_FINGERPRINT
            && run.dataFingerprint().map(hash -> hash.startsWith(wanted)).orElse(false));
  }

  private static boolean isMeasured(Metric wanted, Run run) {
    return run.metrics().keySet().stream()
        .anyMatch(name -> Metric.ofSpelling(name).equals(Optional.of(wanted)));
  }

  private static boolean isModel(String wanted, Run run) {
    return Stream.of(
            run.model().value(),
            run.parameters().getOrDefault("algorithm", ""),
            run.tags().getOrDefault(MODEL_TYPE, ""))
        .anyMatch(name -> bare(name).equals(bare(wanted)));
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
