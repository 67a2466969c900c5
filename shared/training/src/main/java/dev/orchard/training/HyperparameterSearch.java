package dev.orchard.training;

import dev.orchard.model.spec.Hyperparameter;
import dev.orchard.model.spec.Metric;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.Search;
import dev.orchard.model.spec.TrainingSettings;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.Trainer;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Looks for better hyperparameters by random search (Bergstra and Bengio 2012). The first trial is
 * the spec as it stands, so that a search never does worse than none on its own measure. Only rows
 * that may be trained on are seen; the draws depend on the seed alone.
 */
final class HyperparameterSearch {
  /** So many draws in a row that were tried before end the search: there is nothing new. */
  private static final int MOST_REPEATS = 50;

  /** Hears of every trial when it ends. */
  @FunctionalInterface
  interface TrialListener {
    void tried(Trial trial);
  }

  private final ModelSpec spec;
  private final Search search;
  private final int threads;
  private final TrialListener listener;

  HyperparameterSearch(ModelSpec spec, Search search, int threads, TrialListener listener) {
    this.spec = spec;
    this.search = search;
    this.threads = threads;
    this.listener = listener;
  }

  /**
   * Searches.
   *
   * @param rows of the table that may be trained on
   * @return the best trial
   * @throws TrainingException if no trial could be measured, or the thread was interrupted
   */
  Trial best(TrainingTable table, LabelCodes labels, int[] rows, ProgressListener progress) {
    CrossValidation folds = CrossValidation.of(labels, rows, search.folds(), search.seed());
    SplittableRandom random = new SplittableRandom(search.seed());
    Set<Map<Hyperparameter, Double>> tried = new HashSet<>();
    Map<Hyperparameter, Double> values = spec.training().hyperparameters().values();
    Trial best = null;
    while (tried.size() < search.trials()) {
      progress.progress(ProgressListener.TRYING_HYPERPARAMETERS, tried.size(), search.trials());
      tried.add(values);
      Trial trial = measure(tried.size(), values, table, labels, folds);
      listener.tried(trial);
      if (trial.isMeasured() && (best == null || beats(trial, best))) {
        best = trial;
      }
      values = draw(random, tried);
      if (tried.contains(values)) {
        break;
      }
    }
    if (best == null) {
      throw new TrainingException(
          Reason.WRONG_VALUE,
          "No trial of the search could be measured by " + search.metric().word());
    }
    return best;
  }

  private boolean beats(Trial trial, Trial best) {
    return search.metric().improvement(trial.value(), best.value()) > 0;
  }

  private Map<Hyperparameter, Double> draw(
      SplittableRandom random, Set<Map<Hyperparameter, Double>> tried) {
    Map<Hyperparameter, Double> values = Map.of();
    for (int attempt = 0; attempt < MOST_REPEATS; attempt++) {
      Map<Hyperparameter, Double> drawn = new EnumMap<>(Hyperparameter.class);
      drawn.putAll(spec.training().hyperparameters().values());
      search
          .spaces()
          .forEach((parameter, space) -> drawn.put(parameter, space.at(random.nextDouble())));
      values = drawn;
      if (!tried.contains(values)) {
        return values;
      }
    }
    return values;
  }

  private Trial measure(
      int number,
      Map<Hyperparameter, Double> values,
      TrainingTable table,
      LabelCodes labels,
      CrossValidation folds) {
    TrainingSettings settings = spec.training().with(values);
    CandidateTraining training =
        new CandidateTraining(spec.with(settings), Trainer.of(settings.algorithm()), threads);
    double sum = 0;
    for (int fold = 0; fold < folds.count(); fold++) {
      if (Thread.currentThread().isInterrupted()) {
        throw new TrainingException(Reason.INTERRUPTED, "The training was interrupted");
      }
      Candidate candidate =
          training.fit(table, labels, folds.training(fold), ProgressListener.none());
      Map<Metric, Double> measures =
          new HeldOutRows(table, folds.test(fold), labels).measure(candidate.scorer());
      sum += measures.getOrDefault(search.metric(), Double.NaN);
    }
    return new Trial(number, settings, search.metric(), sum / folds.count());
  }

  /**
   * One draw, measured.
   *
   * @param number from 1
   * @param value the mean over the folds; NaN if the metric has none
   */
  record Trial(int number, TrainingSettings settings, Metric metric, double value) {
    boolean isMeasured() {
      return !Double.isNaN(value);
    }

    /** For people, of the best trial. */
    String summary(Search search) {
      return String.format(
          Locale.ROOT,
          "trial %d of at most %d: %s %.6g by %d-fold cross-validation",
          number,
          search.trials(),
          metric.word(),
          value,
          search.folds());
    }
  }
}
