package dev.orchard.training;

import dev.orchard.model.evaluation.Coverage;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.spec.Metric;
import dev.orchard.training.evaluation.BinaryMeasures;
import dev.orchard.training.evaluation.ClassMeasures;
import dev.orchard.training.evaluation.Measured;
import dev.orchard.training.evaluation.NumberMeasures;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Predictions of the held-out rows beside their truth.
 *
 * @param targets one a row: the number, or the code of the class
 */
@SuppressWarnings("ArrayRecordComponent") // one object a training, never compared
record HeldOutPredictions(
    Optional<Classes> classes, double[] targets, List<Prediction> predictions) {

  /** Finite measures. */
  Map<Metric, Double> metrics() {
    if (classes.isEmpty()) {
      return NumberMeasures.of(values(), targets);
    }
    return classes.get().isBinary()
        ? BinaryMeasures.of(positiveProbabilities(), positives())
        : ClassMeasures.of(probabilities(), codes(), classes.get().names().size());
  }

  /** The same measures with bounds and curves. */
  Measured measured(long seed) {
    if (classes.isEmpty()) {
      return Measured.ofNumbers(values(), targets, seed);
    }
    return classes.get().isBinary()
        ? Measured.ofTwoClasses(positiveProbabilities(), positives(), seed)
        : Measured.ofClasses(probabilities(), codes(), classes.get().names().size(), seed);
  }

  /** How the predictions are distributed, against which drift can be measured. */
  FeatureBaseline baseline() {
    if (classes.isEmpty()) {
      return NumberBaseline.of("prediction", values());
    }
    if (classes.get().isBinary()) {
      return NumberBaseline.of("probability", positiveProbabilities());
    }
    String[] labels =
        predictions.stream().map(each -> ((ClassPrediction) each).label()).toArray(String[]::new);
    return CategoryBaseline.of("prediction", labels);
  }

  /** How often intervals or sets of this level held the truth; empty if there are none. */
  Optional<Coverage> coverage(double level) {
    double held = 0;
    double size = 0;
    for (int row = 0; row < targets.length; row++) {
      Optional<Held> one = held(predictions.get(row), targets[row]);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      held += one.get().truth() ? 1 : 0;
      size += one.get().size();
    }
    return Optional.of(new Coverage(level, held / targets.length, size / targets.length));
  }

  /** Whether the truth was held, by what size of interval or set. */
  private record Held(boolean truth, double size) {}

  private Optional<Held> held(Prediction prediction, double truth) {
    if (prediction instanceof NumberPrediction number) {
      return number
          .interval()
          .map(
              interval ->
                  new Held(
                      truth >= interval.lower() && truth <= interval.upper(),
                      interval.upper() - interval.lower()));
    }
    String label = classes.orElseThrow().names().get((int) truth);
    return ((ClassPrediction) prediction)
        .classSet()
        .map(set -> new Held(set.classes().contains(label), set.classes().size()));
  }

  private double[] values() {
    return predictions.stream().mapToDouble(each -> ((NumberPrediction) each).value()).toArray();
  }

  private double[] positiveProbabilities() {
    return predictions.stream().mapToDouble(each -> each.probability().getAsDouble()).toArray();
  }

  private boolean[] positives() {
    boolean[] positives = new boolean[targets.length];
    for (int row = 0; row < positives.length; row++) {
      positives[row] = targets[row] == 1.0;
    }
    return positives;
  }

  private double[][] probabilities() {
    return predictions.stream()
        .map(
            each ->
                ((ClassPrediction) each)
                    .probabilities().stream().mapToDouble(Double::doubleValue).toArray())
        .toArray(double[][]::new);
  }

  private int[] codes() {
    int[] codes = new int[targets.length];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = (int) targets[row];
    }
    return codes;
  }
}
