package dev.orchard.model.spec;

import dev.orchard.model.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Measures of a model on held-out rows, with the direction in which they improve. */
public enum Metric {
  ROC_AUC(Task.CLASSIFICATION, Better.HIGHER),
  PR_AUC(Task.CLASSIFICATION, Better.HIGHER),
  ACCURACY(Task.CLASSIFICATION, Better.HIGHER),
  PRECISION(Task.CLASSIFICATION, Better.HIGHER),
  RECALL(Task.CLASSIFICATION, Better.HIGHER),
  F1_SCORE(Task.CLASSIFICATION, Better.HIGHER),
  LOG_LOSS(Task.CLASSIFICATION, Better.LOWER),
  BRIER_SCORE(Task.CLASSIFICATION, Better.LOWER),
  CALIBRATION_ERROR(Task.CLASSIFICATION, Better.LOWER),
  R2(Task.REGRESSION, Better.HIGHER),
  RMSE(Task.REGRESSION, Better.LOWER),
  MAE(Task.REGRESSION, Better.LOWER),
  MAPE(Task.REGRESSION, Better.LOWER);

  /** Which of two values is the better one. */
  public enum Better {
    HIGHER,
    LOWER
  }

  private static final Map<String, String> SYNONYMS =
      Map.of("f1", "f1score", "auc", "rocauc", "brier", "brierscore", "r2score", "r2");

  private final Task task;
  private final Better better;

  Metric(Task task, Better better) {
    this.task = task;
    this.better = better;
  }

  /** The word in specs, manifests and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Better better() {
    return better;
  }

  /** Whether it measures this task; forecasts are measured as regressions are. */
  public boolean measures(Task measured) {
    return task == (measured == Task.FORECAST ? Task.REGRESSION : measured);
  }

  /** How much better the first value is than the second: positive when it is. */
  public double improvement(double value, double reference) {
    return better == Better.HIGHER ? value - reference : reference - value;
  }

  public static Optional<Metric> ofWord(String word) {
    return Arrays.stream(values()).filter(metric -> metric.word().equals(word)).findFirst();
  }

  /**
   * The metric that people or other tools mean by a name: {@code rmse}, {@code test_rmse}, {@code
   * RMSEMetric} and {@code test_RMSEMetric} are one, as are {@code f1}, {@code auc}, {@code brier}
   * and their longer words.
   */
  public static Optional<Metric> ofSpelling(String name) {
    String bare = name.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    bare = bare.startsWith("test_") ? bare.substring("test_".length()) : bare;
    bare = bare.endsWith("metric") ? bare.substring(0, bare.length() - "metric".length()) : bare;
    String joined = bare.replace("_", "");
    String synonym = SYNONYMS.getOrDefault(joined, joined);
    return Arrays.stream(values())
        .filter(metric -> metric.word().replace("_", "").equals(synonym))
        .findFirst();
  }

  /** The words of the metrics that measure a task. */
  public static List<String> wordsFor(Task task) {
    return Arrays.stream(values())
        .filter(metric -> metric.measures(task))
        .map(Metric::word)
        .toList();
  }
}
