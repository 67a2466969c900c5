package dev.orchard.training.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ForestGrowerTest {
  private static final GrowthParameters SMALL = new GrowthParameters(20, 8, 1, 2, 1, 1);

  @Test
  void growsTheSameForestOnOneThreadAndOnMany() throws InterruptedException {
    TrainingRows rows = randomRows(3, 2_000);

    byte[] alone = ForestFile.write(grow(rows, new GrowthParameters(16, 10, 1, 2, 9, 1)).forest());
    byte[] together =
        ForestFile.write(grow(rows, new GrowthParameters(16, 10, 1, 2, 9, 4)).forest());

    assertThat(together).isEqualTo(alone);
  }

  @Test
  void growsAnotherForestFromAnotherSeed() throws InterruptedException {
    TrainingRows rows = randomRows(3, 500);

    byte[] first = ForestFile.write(grow(rows, new GrowthParameters(4, 10, 1, 2, 1, 1)).forest());
    byte[] second = ForestFile.write(grow(rows, new GrowthParameters(4, 10, 1, 2, 2, 1)).forest());

    assertThat(second).isNotEqualTo(first);
  }

  /** With one tree, what is out of the bag was scored over bins, and the forest scores values. */
  @Test
  void scoresValuesAsItScoredBins() throws InterruptedException {
    for (int seed = 0; seed < 50; seed++) {
      double[][] values = randomColumns(new SplittableRandom(seed), 300);
      TrainingRows rows = rows(values, randomTarget(new SplittableRandom(-seed), values));
      GrownForest grown = grow(rows, new GrowthParameters(1, 12, 1, 2, seed, 1));

      double[] outOfBag = grown.outOfBag(0);
      for (int row = 0; row < 300; row++) {
        if (!Double.isNaN(outOfBag[row])) {
          assertThat(score(grown.forest(), values, row))
              .as("seed %d row %d", seed, row)
              .isEqualTo(outOfBag[row]);
        }
      }
    }
  }

  @Test
  void leavesAboutAThirdOfTheRowsOutOfEachBag() throws InterruptedException {
    GrownForest grown = grow(randomRows(5, 3_000), new GrowthParameters(1, 4, 1, 2, 5, 1));

    long out = Arrays.stream(grown.outOfBag(0)).filter(answer -> !Double.isNaN(answer)).count();

    assertThat(out / 3_000.0).isCloseTo(Math.exp(-1), within(0.03));
  }

  @Test
  void learnsAnInteractionThatNoFeatureShowsAlone() throws InterruptedException {
    SplittableRandom random = new SplittableRandom(11);
    double[][] values = {random.doubles(4_000).toArray(), random.doubles(4_000).toArray()};
    double[] target = new double[4_000];
    Arrays.setAll(target, row -> values[0][row] > 0.5 ^ values[1][row] > 0.5 ? 1 : 0);

    Forest forest = grow(rows(values, target), SMALL).forest();

    assertThat(score(forest, 0.2, 0.8)).isGreaterThan(0.9);
    assertThat(score(forest, 0.8, 0.2)).isGreaterThan(0.9);
    assertThat(score(forest, 0.2, 0.2)).isLessThan(0.1);
  }

  @Test
  void learnsWhereMissingValuesBelong() throws InterruptedException {
    double[] values = new double[1_000];
    double[] target = new double[1_000];
    for (int row = 0; row < values.length; row++) {
      values[row] = row % 4 == 0 ? Double.NaN : row;
      target[row] = row % 4 == 0 || row >= 500 ? 10 : 0;
    }

    Forest forest = grow(rows(new double[][] {values}, target), SMALL).forest();

    assertThat(score(forest, Double.NaN)).isCloseTo(10, within(0.2));
    assertThat(score(forest, 100)).isCloseTo(0, within(0.2));
  }

  @Test
  void groupsCategoriesThatShareTheirLabel() throws InterruptedException {
    double[] codes = new double[1_000];
    double[] target = new double[1_000];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = row % 10;
      target[row] = row % 10 == 2 || row % 10 == 5 || row % 10 == 9 ? 1 : 0;
    }
    TrainingRows rows =
        TrainingRows.ofNumbers(List.of(BinnedColumn.ofCategories(codes)), target, ones(1_000));

    Forest forest = grow(rows, new GrowthParameters(5, 1, 1, 1, 1, 1)).forest();

    assertThat(score(forest, 5)).isEqualTo(1);
    assertThat(score(forest, 4)).isEqualTo(0);
    assertThat(score(forest, 77)).as("a code never seen goes with the many").isEqualTo(0);
  }

  @Test
  void sharesProbabilityAmongManyClasses() throws InterruptedException {
    double[] values = new SplittableRandom(2).doubles(3_000).toArray();
    double[] codes = Arrays.stream(values).map(value -> Math.floor(3 * value)).toArray();
    TrainingRows rows =
        TrainingRows.ofClasses(List.of(BinnedColumn.ofNumbers(values, 1)), codes, 3, ones(3_000));
    double[] shares = new double[3];

    grow(rows, SMALL).forest().score(new double[] {0.5}, shares);

    assertThat(shares[1]).isGreaterThan(0.99);
    assertThat(shares[0] + shares[1] + shares[2]).isCloseTo(1, within(1e-12));
  }

  /** Zeros and ones of equal weight are counted in whole numbers, other weights are summed. */
  @Test
  void growsTheSameTreesFromCountsAndFromSums() throws InterruptedException {
    for (int seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      double[][] values = randomColumns(random, 1_500);
      double[] target = new double[1_500];
      Arrays.setAll(target, row -> values[0][row] + random.nextDouble() > 1 ? 1 : 0);
      double[] twos = new double[1_500];
      Arrays.fill(twos, 2);
      List<BinnedColumn> columns =
          Arrays.stream(values).map(column -> BinnedColumn.ofNumbers(column, 1)).toList();
      GrowthParameters parameters = new GrowthParameters(3, 9, 2, 2, seed, 1);

      GrownForest counted = grow(TrainingRows.ofNumbers(columns, target, ones(1_500)), parameters);
      GrownForest summed =
          grow(
              TrainingRows.ofNumbers(columns, target, twos),
              new GrowthParameters(3, 9, 4, 2, seed, 1));

      assertThat(summed.forest().nodeCount()).as("seed %d", seed).isGreaterThan(10);
      assertThat(summed.outOfBag(0)).as("seed %d", seed).isEqualTo(counted.outOfBag(0));
    }
  }

  @Test
  void countsRowsOfGreaterWeightAsIfTheyStoodThereMoreOften() throws InterruptedException {
    SplittableRandom random = new SplittableRandom(4);
    double[] values = random.doubles(4_000).toArray();
    double[] target = new double[4_000];
    double[] weights = new double[4_000];
    for (int row = 0; row < target.length; row++) {
      target[row] = random.nextInt(5) == 0 ? 1 : 0;
      weights[row] = target[row] == 1 ? 4 : 1;
    }
    TrainingRows rows =
        TrainingRows.ofNumbers(List.of(BinnedColumn.ofNumbers(values, 1)), target, weights);

    double mean = score(grow(rows, new GrowthParameters(30, 1, 100, 1, 1, 1)).forest(), 0.5);

    assertThat(mean).isCloseTo(0.5, within(0.05));
  }

  @Test
  void drawsSmallerBagsWhereAskedTo() throws InterruptedException {
    GrownForest grown = grow(randomRows(5, 3_000), new GrowthParameters(1, 4, 1, 2, 0.25, 5, 1));

    long out = Arrays.stream(grown.outOfBag(0)).filter(answer -> !Double.isNaN(answer)).count();

    assertThat(out / 3_000.0).isCloseTo(Math.exp(-0.25), within(0.03));
  }

  @Test
  void splitsManyClassesByCategoryToo() throws InterruptedException {
    double[] codes = new double[900];
    double[] classes = new double[900];
    for (int row = 0; row < codes.length; row++) {
      codes[row] = row % 9 == 8 ? Double.NaN : row % 9;
      classes[row] = row % 3;
    }
    TrainingRows rows =
        TrainingRows.ofClasses(List.of(BinnedColumn.ofCategories(codes)), classes, 3, ones(900));
    double[] shares = new double[3];

    Forest forest = grow(rows, new GrowthParameters(5, 6, 1, 1, 1, 1)).forest();

    for (int code = 0; code < 8; code++) {
      forest.score(new double[] {code}, shares);
      assertThat(shares[code % 3]).as("code %d", code).isEqualTo(1);
    }
    forest.score(new double[] {Double.NaN}, shares);
    assertThat(shares[2]).isEqualTo(1);
  }

  @Test
  void respectsTheLeastWeightOfALeaf() throws InterruptedException {
    TrainingRows rows = randomRows(8, 400);

    Forest forest = grow(rows, new GrowthParameters(1, 20, 50, 2, 1, 1)).forest();

    assertThat(forest.nodeCount()).isLessThanOrEqualTo(2 * (400 / 50) - 1);
  }

  @Test
  void answersTheMeanWhereNothingCanBeSplit() throws InterruptedException {
    TrainingRows rows = rows(new double[][] {ones(50)}, ones(50));

    assertThat(score(grow(rows, SMALL).forest(), 1)).isEqualTo(1);
  }

  @Test
  void stopsWhenItsThreadIsInterrupted() {
    TrainingRows rows = randomRows(1, 2_000);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> grow(rows, SMALL)).isInstanceOf(InterruptedException.class);
  }

  @Test
  void tellsOfEveryTree() throws InterruptedException {
    List<Integer> told = new ArrayList<>();

    new ForestGrower(randomRows(1, 100), new GrowthParameters(5, 3, 1, 2, 1, 2)).grow(told::add);

    assertThat(told).containsExactly(1, 2, 3, 4, 5);
  }

  private static GrownForest grow(TrainingRows rows, GrowthParameters parameters)
      throws InterruptedException {
    return new ForestGrower(rows, parameters).grow(trees -> {});
  }

  private static TrainingRows randomRows(long seed, int count) {
    double[][] values = randomColumns(new SplittableRandom(seed), count);
    return rows(values, randomTarget(new SplittableRandom(~seed), values));
  }

  private static double[][] randomColumns(SplittableRandom random, int count) {
    double[][] values = new double[4][count];
    for (int row = 0; row < count; row++) {
      values[0][row] = random.nextDouble();
      values[1][row] = Math.rint(random.nextDouble(-5, 5));
      values[2][row] = random.nextInt(3) == 0 ? Double.NaN : random.nextGaussian();
      values[3][row] = random.nextInt(50) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(3);
    }
    return values;
  }

  private static double[] randomTarget(SplittableRandom random, double[][] values) {
    double[] target = new double[values[0].length];
    Arrays.setAll(target, row -> 3 * values[0][row] - values[1][row] + random.nextGaussian());
    return target;
  }

  private static TrainingRows rows(double[][] values, double[] target) {
    List<BinnedColumn> columns = new ArrayList<>();
    for (double[] column : values) {
      columns.add(BinnedColumn.ofNumbers(column, 1));
    }
    return TrainingRows.ofNumbers(columns, target, ones(target.length));
  }

  private static double[] ones(int count) {
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  private static double score(Forest forest, double... row) {
    double[] output = new double[1];
    forest.score(row, output);
    return output[0];
  }

  private static double score(Forest forest, double[][] values, int row) {
    return score(forest, Arrays.stream(values).mapToDouble(column -> column[row]).toArray());
  }
}
