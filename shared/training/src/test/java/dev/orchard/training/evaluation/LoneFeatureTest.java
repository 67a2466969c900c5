package dev.orchard.training.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class LoneFeatureTest {
  private static final SplittableRandom RANDOM = new SplittableRandom(3);
  private static final double[] TARGETS = RANDOM.doubles(4_000).map(x -> x * x * x).toArray();
  private static final double[] TEST = RANDOM.doubles(1_000).map(x -> x * x * x).toArray();

  @Test
  void findsACopyOfANumber() {
    assertThat(r2(target -> 3 * target + 7)).isGreaterThan(0.9999);
  }

  @Test
  void findsANumberThatFollowsTheLabelInACurve() {
    assertThat(r2(target -> Math.log(target + 1e-3))).isGreaterThan(0.98);
  }

  @Test
  void letsAFeatureBeThatOnlyHelps() {
    SplittableRandom noise = new SplittableRandom(4);
    assertThat(r2(target -> target + 0.1 * noise.nextGaussian())).isBetween(0.5, 0.95);
  }

  @Test
  void findsANearCopyOfAClassInMissingValues() {
    double[] targets = classes(4_000, 1);
    double[] test = classes(1_000, 2);
    double[] feature = missingWherePositive(targets);

    double area = new LoneFeature(feature).rocAuc(targets, missingWherePositive(test), test, 2);

    assertThat(area).isGreaterThan(0.98);
  }

  @Test
  void knowsNothingOfAClassWithHardlyAnyTestRows() {
    double[] targets = classes(4_000, 1);
    double[] test = new double[100];
    test[0] = 1;

    assertThat(new LoneFeature(targets).rocAuc(targets, test, test, 2)).isNaN();
  }

  private static double r2(DoubleUnaryOperator made) {
    double[] feature = Arrays.stream(TARGETS).map(made).toArray();
    double[] test = Arrays.stream(TEST).map(made).toArray();
    return new LoneFeature(feature).r2(feature, TARGETS, test, TEST);
  }

  private static double[] classes(int rows, long seed) {
    return new SplittableRandom(seed).doubles(rows).map(x -> x < 0.1 ? 1 : 0).toArray();
  }

  /** With one row in a hundred that does not follow. */
  private static double[] missingWherePositive(double[] targets) {
    double[] feature = new double[targets.length];
    for (int row = 0; row < feature.length; row++) {
      feature[row] = targets[row] == 1 && row % 100 != 0 ? Double.NaN : row % 7;
    }
    return feature;
  }
}
