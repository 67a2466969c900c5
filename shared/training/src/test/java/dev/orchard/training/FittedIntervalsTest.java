package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.scoring.ClassConformal;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.Spread;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittedIntervalsTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.80, 0.90, 0.95})
  void holdsTheTruthAsOftenAsAskedWhereverThePredictionLies(double level) {
    Conformal intervals = FittedIntervals.ofNumbers(predictions(1), truths(1), 1).intervals().get();

    double[] predictions = predictions(2);
    double[] truths = truths(2);
    double[] held = new double[2];
    double[] rows = new double[2];
    for (int row = 0; row < truths.length; row++) {
      int half = predictions[row] < 60 ? 0 : 1;
      double halfWidth = intervals.halfWidth(predictions[row], level);
      held[half] += Math.abs(truths[row] - predictions[row]) <= halfWidth ? 1 : 0;
      rows[half]++;
    }
    assertThat(held[0] / rows[0]).isCloseTo(level, within(0.025));
    assertThat(held[1] / rows[1]).isCloseTo(level, within(0.025));
    assertThat(intervals.halfWidth(100, level)).isGreaterThan(3 * intervals.halfWidth(20, level));
  }

  @Test
  void makesIntervalsOfOneWidthFromFewRows() {
    double[] answers = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20};
    double[] targets = new double[answers.length];

    Conformal intervals = FittedIntervals.ofNumbers(answers, targets, 1).intervals().get();

    assertThat(intervals.spread()).isEqualTo(Spread.EVEN);
    assertThat(intervals.sampleSize()).isEqualTo(20);
  }

  @Test
  void makesNothingOfHardlyAnyRows() {
    assertThat(FittedIntervals.ofNumbers(new double[] {1, Double.NaN}, new double[] {2, 3}, 1))
        .isEqualTo(FittedIntervals.NONE);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.80, 0.90, 0.95})
  void holdsARareClassAsOftenAsACommonOne(double level) {
    double[] targets = classes(1);
    ClassConformal sets = FittedIntervals.ofClasses(scores(targets, 1), targets, 2, 1).sets().get();

    double[] others = classes(2);
    double[] scores = scores(others, 2);
    double[] held = new double[2];
    double[] rows = new double[2];
    for (int row = 0; row < others.length; row++) {
      int code = (int) others[row];
      held[code] += sets.holds(code, code == 1 ? scores[row] : 1 - scores[row], level) ? 1 : 0;
      rows[code]++;
    }
    assertThat(held[0] / rows[0]).isCloseTo(level, within(0.02));
    assertThat(held[1] / rows[1]).isCloseTo(level, within(0.02));
  }

  @Test
  void calibratesManyClassesByOneCurveAndSaysWhatItTried() {
    SplittableRandom random = new SplittableRandom(5);
    int rows = 3_000;
    double[] scores = new double[rows * 3];
    double[] targets = new double[rows];
    for (int row = 0; row < rows; row++) {
      targets[row] = random.nextInt(3);
      boolean right = random.nextDouble() < 0.7;
      int said = right ? (int) targets[row] : random.nextInt(3);
      // Far too sure: right in 80 % of the cases.
      for (int code = 0; code < 3; code++) {
        scores[3 * row + code] = code == said ? 0.98 : 0.01;
      }
    }

    FittedIntervals fitted = FittedIntervals.ofClasses(scores, targets, 3, 1);

    assertThat(fitted.calibration().losses()).containsOnlyKeys("none", "platt", "isotonic");
    assertThat(fitted.calibration().calibration().apply(0.98)).isCloseTo(0.8, within(0.05));
  }

  private static double[] predictions(long seed) {
    return new SplittableRandom(seed).doubles(40_000, 10, 110).toArray();
  }

  /** As far from the prediction as it is large. */
  private static double[] truths(long seed) {
    SplittableRandom random = new SplittableRandom(seed + 100);
    double[] predictions = predictions(seed);
    double[] truths = new double[predictions.length];
    for (int row = 0; row < truths.length; row++) {
      truths[row] = predictions[row] * (1 + 0.2 * random.nextGaussian());
    }
    return truths;
  }

  private static double[] classes(long seed) {
    return new SplittableRandom(seed).doubles(40_000).map(x -> x < 0.12 ? 1 : 0).toArray();
  }

  private static double[] scores(double[] targets, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 50);
    double[] scores = new double[targets.length];
    for (int row = 0; row < scores.length; row++) {
      double draw = random.nextDouble();
      scores[row] = targets[row] == 1 ? Math.sqrt(draw) : draw * draw;
    }
    return scores;
  }
}
