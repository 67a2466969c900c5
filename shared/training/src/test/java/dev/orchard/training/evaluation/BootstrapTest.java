package dev.orchard.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.evaluation.Bounds;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.spec.Metric;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BootstrapTest {
  @Test
  void countsARowDrawnTwiceAsTwoRows() {
    double[] probabilities = {0.1, 0.4, 0.4, 0.7, 0.9};
    boolean[] positives = {false, true, false, false, true};
    int[] counts = {2, 1, 0, 3, 1};
    double[] drawn = {0.1, 0.1, 0.4, 0.7, 0.7, 0.7, 0.9};
    boolean[] drawnPositives = {false, false, true, false, false, false, true};

    Map<Metric, Double> measures = new BinaryMeasures(probabilities, positives).measure(counts);

    Map<Metric, Double> expected = new BinaryMeasures(drawn, drawnPositives).measureAll();
    assertThat(measures).hasSameSizeAs(expected);
    expected.forEach(
        (metric, value) ->
            assertThat(measures.get(metric)).as(metric.word()).isCloseTo(value, within(1e-12)));
  }

  @Test
  void boundsTheErrorOfAMeanAsTheCentralLimitDoes() {
    double[] truths = new SplittableRandom(1).doubles(2_000).toArray();
    double[] predictions = new double[truths.length];
    NumberMeasures measures = new NumberMeasures(predictions, truths);

    Bounds bounds = new Bootstrap(measures, 7).bounds(measures.measureAll()).get(Metric.MAE);

    double mean = Arrays.stream(truths).average().orElseThrow();
    double error = 1.96 * Math.sqrt(1 / 12.0 / truths.length);
    assertThat(bounds.lower()).isCloseTo(mean - error, within(0.2 * error));
    assertThat(bounds.upper()).isCloseTo(mean + error, within(0.2 * error));
  }

  @Test
  void givesTheSameBoundsForTheSameSeed() {
    Measured one = sample(300, 5);
    Measured other = sample(300, 5);

    assertThat(one).isEqualTo(other);
    assertThat(one.bounds().keySet()).isEqualTo(one.metrics().keySet());
    one.bounds()
        .forEach(
            (metric, bounds) ->
                assertThat(one.metrics().get(metric))
                    .as(metric.word())
                    .isBetween(bounds.lower(), bounds.upper()));
  }

  @Test
  void keepsCurvesWithinTheirSize() {
    Measured measured = sample(3_000, 2);

    assertThat(measured.roc()).hasSize(Evaluation.MOST_POINTS);
    assertThat(measured.roc().get(Evaluation.MOST_POINTS - 1).truePositiveRate()).isEqualTo(1);
    assertThat(measured.calibration().stream().mapToLong(point -> point.rows()).sum())
        .isEqualTo(3_000);
    assertThat(measured.calibration()).hasSizeLessThanOrEqualTo(20);
    assertThat(measured.confusion().stream().flatMap(row -> row.stream()).mapToLong(n -> n).sum())
        .isEqualTo(3_000);
  }

  @Test
  void saysHowManyLabelsOfZeroMapeLeavesOut() {
    Measured measured = Measured.ofNumbers(new double[] {1, 2, 3}, new double[] {0, 2, 4}, 1);

    assertThat(measured.metrics().get(Metric.MAPE)).isEqualTo(0.125);
    assertThat(measured.notes())
        .containsExactly("mape leaves out the 1 of 3 test rows whose label is 0");
    assertThat(Measured.ofNumbers(new double[] {1, 2}, new double[] {0, 0}, 1).metrics())
        .doesNotContainKeys(Metric.MAPE, Metric.R2);
  }

  @Test
  void measuresTheCalibrationErrorByTenths() {
    Map<Metric, Double> measures =
        BinaryMeasures.of(
            new double[] {0.95, 0.95, 0.95, 0.95, 0.05},
            new boolean[] {true, true, false, false, false});

    assertThat(measures.get(Metric.CALIBRATION_ERROR))
        .isCloseTo(0.8 * 0.45 + 0.2 * 0.05, within(1e-12));
  }

  private static Measured sample(int rows, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] probabilities = random.doubles(rows).toArray();
    boolean[] positives = new boolean[rows];
    for (int row = 0; row < rows; row++) {
      positives[row] = random.nextDouble() < probabilities[row];
    }
    return Measured.ofTwoClasses(probabilities, positives, seed);
  }
}
