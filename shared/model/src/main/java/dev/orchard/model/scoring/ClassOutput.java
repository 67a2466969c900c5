package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/**
 * Classification: two classes are calibrated through the probability of the positive one; of more,
 * each is calibrated against the rest by the same curve and the sum made 1 again.
 */
final class ClassOutput implements Output {
  private final Classes classes;
  private final Calibration calibration;
  private final Optional<ClassConformal> conformal;
  private final Actions actions;

  ClassOutput(
      Classes classes,
      Calibration calibration,
      Optional<ClassConformal> conformal,
      Actions actions) {
    if (conformal.isPresent() && conformal.get().classCount() != classes.names().size()) {
      throw new IllegalArgumentException("Class sets for other classes");
    }
    this.classes = classes;
    this.calibration = calibration;
    this.conformal = conformal;
    this.actions = actions;
  }

  @Override
  public boolean accepts(int outputCount) {
    return outputCount == classes.names().size() || (outputCount == 1 && classes.isBinary());
  }

  @Override
  public Prediction predict(
      double[] scores, int offset, int outputCount, ScoreOptions options, List<Warning> warnings) {
    if (classes.isBinary()) {
      int positive = classes.positive().getAsInt();
      double score = outputCount == 1 ? scores[offset] : scores[offset + positive];
      return binary(positive, score, options, warnings);
    }
    return ofMany(scores, offset, outputCount, options, warnings);
  }

  private Prediction binary(
      int positive, double score, ScoreOptions options, List<Warning> warnings) {
    double probability = calibration.apply(score);
    List<Double> probabilities =
        positive == 1
            ? List.of(1 - probability, probability)
            : List.of(probability, 1 - probability);
    int predicted = probability >= 0.5 ? positive : 1 - positive;
    return new ClassPrediction(
        classes,
        predicted,
        probabilities,
        classSet(code -> code == positive ? score : 1 - score, options),
        actions.recommend(probability),
        warnings);
  }

  private Optional<ClassSet> classSet(IntToDoubleFunction scoreOf, ScoreOptions options) {
    if (conformal.isEmpty()) {
      return Optional.empty();
    }
    double level = options.confidenceLevel();
    List<String> held = new ArrayList<>(classes.names().size());
    for (int code = 0; code < classes.names().size(); code++) {
      if (conformal.get().holds(code, scoreOf.applyAsDouble(code), level)) {
        held.add(classes.names().get(code));
      }
    }
    return Optional.of(new ClassSet(held, level));
  }

  private Prediction ofMany(
      double[] scores, int offset, int outputCount, ScoreOptions options, List<Warning> warnings) {
    double sum = 0;
    for (int i = 0; i < outputCount; i++) {
      sum += calibration.apply(scores[offset + i]);
    }
    List<Double> probabilities = new ArrayList<>(outputCount);
    int best = 0;
    for (int i = 0; i < outputCount; i++) {
      // Calibration may take every class to 0; nothing is known then.
      double probability =
          sum > 0 ? calibration.apply(scores[offset + i]) / sum : 1.0 / outputCount;
      probabilities.add(probability);
      best = probability > probabilities.get(best) ? i : best;
    }
    Optional<String> action =
        classes.positive().isPresent()
            ? actions.recommend(probabilities.get(classes.positive().getAsInt()))
            : Optional.empty();
    return new ClassPrediction(
        classes,
        best,
        Collections.unmodifiableList(probabilities),
        classSet(code -> scores[offset + code], options),
        action,
        warnings);
  }
}
