package dev.orchard.model.spec;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How to train.
 *
 * @param hyperparameters of the algorithm
 * @param classWeights of a classification
 * @param testFraction of the rows held out for evaluation, from 0.05 to 0.5
 * @param minimumRows fewer are refused, at least 20
 * @param threads that compute side by side, at most as many as the machine offers. Empty: as many
 *     as change nothing but the time
 * @param seed of everything random
 * @param timeColumn by which the latest rows are held out; empty: a random, stratified share is
 * @param search for better hyperparameters before the training, if any
 */
public record TrainingSettings(
    Hyperparameters hyperparameters,
    ClassWeights classWeights,
    double testFraction,
    int minimumRows,
    OptionalInt threads,
    long seed,
    Optional<String> timeColumn,
    Optional<Search> search) {
  public static final TrainingSettings DEFAULT =
      new TrainingSettings(
          Hyperparameters.defaults(Algorithm.RANDOM_FOREST),
          ClassWeights.NONE,
          0.2,
          100,
          OptionalInt.empty(),
          1,
          Optional.empty(),
          Optional.empty());

  public Algorithm algorithm() {
    return hyperparameters.algorithm();
  }

  /** The same with other hyperparameters for the same algorithm. */
  public TrainingSettings with(Map<Hyperparameter, Double> others) {
    return new TrainingSettings(
        hyperparameters.with(others),
        classWeights,
        testFraction,
        minimumRows,
        threads,
        seed,
        timeColumn,
        search);
  }

  /** The same with a search. */
  TrainingSettings with(Search wanted) {
    return new TrainingSettings(
        hyperparameters,
        classWeights,
        testFraction,
        minimumRows,
        threads,
        seed,
        timeColumn,
        Optional.of(wanted));
  }
}
