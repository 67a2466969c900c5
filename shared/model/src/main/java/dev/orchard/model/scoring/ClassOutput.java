package dev.orchard.model.scoring;

import dev.orchard.model.feature.Warning;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Classification: two classes are calibrated through the probability of the positive one; of more,
 * each is calibrated against the rest by the same curve and the sum made 1 again.
 */
final class ClassOutput implements Output {
  private final Classes classes;
  private final Calibration calibration;
  private final Actions actions;

  ClassOutput(Classes classes, Calibration calibration, Actions actions) {
    this.classes = classes;
    this.calibration = calibration;
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
      return binary(positive, calibration.apply(score), warnings);
    }
    return ofMany(scores, offset, outputCount, warnings);
  }

  private Prediction binary(int positive, double probability, List<Warning> warnings) {
    List<Double> probabilities =
        positive == 1
            ? List.of(1 - probability, probability)
            : List.of(probability, 1 - probability);
    int predicted = probability >= 0.5 ? positive : 1 - positive;
    return new ClassPrediction(
        classes, predicted, probabilities, actions.recommend(probability), warnings);
  }

  private Prediction ofMany(double[] scores, int offset, int outputCount, List<Warning> warnings) {
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
        classes, best, Collections.unmodifiableList(probabilities), action, warnings);
  }
}
