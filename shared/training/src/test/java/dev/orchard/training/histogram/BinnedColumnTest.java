package dev.orchard.training.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class BinnedColumnTest {
  @Test
  void givesEveryDistinctValueItsOwnBinWhileThereAreBins() {
    BinnedColumn column = BinnedColumn.ofNumbers(new double[] {3, 1, 2, 1, 3}, 1);

    assertThat(bins(column)).containsExactly(2, 0, 1, 0, 2);
  }

  @Test
  void keepsMissingValuesApart() {
    BinnedColumn column = BinnedColumn.ofNumbers(new double[] {1, Double.NaN, 2}, 1);

    assertThat(bins(column)).containsExactly(0, BinnedColumn.MISSING, 1);
  }

  @Test
  void putsAColumnWithoutAnyValueIntoTheMissingBin() {
    BinnedColumn column = BinnedColumn.ofNumbers(new double[] {Double.NaN, Double.NaN}, 1);

    assertThat(bins(column)).containsOnly(BinnedColumn.MISSING);
  }

  @Test
  void agreesWithItsEdgesOnEveryValueOfRandomColumns() {
    for (int seed = 0; seed < 200; seed++) {
      double[] values = randomColumn(new SplittableRandom(seed));
      BinnedColumn column = BinnedColumn.ofNumbers(values, seed);

      for (int row = 0; row < values.length; row++) {
        int bin = column.bin(row);
        if (!Double.isNaN(values[row])) {
          assertThat(values[row])
              .as("seed %d row %d", seed, row)
              .isLessThanOrEqualTo(column.edge(bin));
          if (bin > 0) {
            assertThat(values[row])
                .as("seed %d row %d", seed, row)
                .isGreaterThan(column.edge(bin - 1));
          }
        }
      }
    }
  }

  @Test
  void cutsALongColumnIntoBinsOfNearlyEqualShare() {
    SplittableRandom random = new SplittableRandom(7);
    double[] values = random.doubles(100_000).toArray();
    int[] counts = new int[256];
    for (int bin : bins(BinnedColumn.ofNumbers(values, 7))) {
      counts[bin]++;
    }

    assertThat(Arrays.stream(counts).limit(255).max().orElseThrow()).isLessThan(2 * 100_000 / 255);
    assertThat(Arrays.stream(counts).filter(count -> count > 0).count()).isEqualTo(255);
  }

  @Test
  void refusesACategoryCodeThatIsNoBin() {
    assertThatThrownBy(() -> BinnedColumn.ofCategories(new double[] {0, 255}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("row 1: a category code is a whole number from 0 to 254, not 255.0");
  }

  private static double[] randomColumn(SplittableRandom random) {
    double[] special = {
      Double.NaN,
      Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY,
      0.0,
      -0.0,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      -Double.MAX_VALUE,
      1.0,
      Math.nextUp(1.0)
    };
    double[] values = new double[random.nextInt(1, 2_000)];
    for (int row = 0; row < values.length; row++) {
      values[row] =
          random.nextInt(4) == 0
              ? special[random.nextInt(special.length)]
              : Math.rint(random.nextDouble(-50, 50)) / random.nextInt(1, 20);
    }
    return values;
  }

  private static int[] bins(BinnedColumn column) {
    int[] bins = new int[column.rows()];
    Arrays.setAll(bins, column::bin);
    return bins;
  }
}
