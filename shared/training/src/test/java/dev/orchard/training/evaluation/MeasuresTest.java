package dev.orchard.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.spec.Metric;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;

class MeasuresTest {
  @Test
  void givesTheAreasThatTribuoGives() {
    for (long seed = 1; seed <= 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[] scores = new double[300];
      boolean[] positives = new boolean[scores.length];
      for (int row = 0; row < scores.length; row++) {
        // Few different scores make many ties.
        scores[row] = random.nextInt(40) / 40.0;
        positives[row] = random.nextDouble() < scores[row];
      }

      Map<Metric, Double> measures = BinaryMeasures.of(scores, positives);

      assertThat(measures.get(Metric.ROC_AUC))
          .as("seed %d", seed)
          .isCloseTo(LabelEvaluationUtil.binaryAUCROC(positives, scores), within(1e-12));
      assertThat(measures.get(Metric.PR_AUC))
          .as("seed %d", seed)
          .isCloseTo(LabelEvaluationUtil.averagedPrecision(positives, scores), within(1e-12));
    }
  }

  @Test
  void countsHitsAndMisses() {
    Map<Metric, Double> measures =
        BinaryMeasures.of(
            new double[] {0.9, 0.6, 0.5, 0.2, 0.1}, new boolean[] {true, false, true, true, false});

    assertThat(measures.get(Metric.ACCURACY)).isEqualTo(0.6);
    assertThat(measures.get(Metric.PRECISION)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(measures.get(Metric.RECALL)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(measures.get(Metric.F1_SCORE)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(measures.get(Metric.BRIER_SCORE))
        .isCloseTo((0.01 + 0.36 + 0.25 + 0.64 + 0.01) / 5, within(1e-12));
  }

  @Test
  void leavesOutAnAreaThatIsUndefined() {
    assertThat(BinaryMeasures.of(new double[] {0.1, 0.2}, new boolean[2]))
        .doesNotContainKeys(Metric.ROC_AUC, Metric.PR_AUC);
  }

  @Test
  void measuresNumbers() {
    Map<Metric, Double> measures =
        NumberMeasures.of(new double[] {1, 3, 4}, new double[] {0, 2, 6});

    assertThat(measures.get(Metric.RMSE)).isCloseTo(Math.sqrt(2), within(1e-12));
    assertThat(measures.get(Metric.MAE)).isCloseTo(4 / 3.0, within(1e-12));
    assertThat(measures.get(Metric.MAPE)).isCloseTo((0.5 + 1 / 3.0) / 2, within(1e-12));
    assertThat(measures.get(Metric.R2)).isCloseTo(1 - 6 / (56 / 3.0), within(1e-12));
  }

  @Test
  void bringsScoresThatAreTooSureBackToTheTruth() {
    SplittableRandom random = new SplittableRandom(4);
    double[] scores = new double[20_000];
    double[] truths = new double[scores.length];
    boolean[] positives = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      truths[row] = random.nextDouble();
      double logit = Calibration.Platt.logit(truths[row]);
      scores[row] = 1 / (1 + Math.exp(-(3 * logit + 1)));
      positives[row] = random.nextDouble() < truths[row];
    }

    Calibration calibration = CalibrationChoice.choose(scores, positives, 1).calibration();

    assertThat(calibration.method()).isEqualTo("platt");
    double error = 0;
    for (int row = 0; row < scores.length; row++) {
      error += Math.abs(calibration.apply(scores[row]) - truths[row]) / scores.length;
    }
    assertThat(error).isLessThan(0.02);
  }

  @Test
  void leavesScoresThatAreTheTruthAlmostAlone() {
    SplittableRandom random = new SplittableRandom(5);
    double[] scores = random.doubles(20_000).toArray();
    boolean[] positives = new boolean[scores.length];
    for (int row = 0; row < scores.length; row++) {
      positives[row] = random.nextDouble() < scores[row];
    }

    Calibration calibration = CalibrationChoice.choose(scores, positives, 1).calibration();

    assertThat(calibration.apply(0.3)).isCloseTo(0.3, within(0.03));
    assertThat(calibration.apply(0.8)).isCloseTo(0.8, within(0.03));
  }

  @Test
  void fitsARisingLineThroughViolators() {
    Calibration calibration =
        IsotonicFit.fit(
            new double[] {0.1, 0.2, 0.3, 0.4}, new boolean[] {false, true, false, true});

    assertThat(calibration.apply(0.1)).isLessThan(calibration.apply(0.25));
    assertThat(calibration.apply(0.25)).isLessThan(calibration.apply(0.4));
  }
}
