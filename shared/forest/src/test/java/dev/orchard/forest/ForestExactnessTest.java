package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layout gives, bit for bit, what the plainest possible scorer gives. */
final class ForestExactnessTest {
  record Kind(
      InputPrecision precision,
      Aggregation aggregation,
      Link link,
      int outputCount,
      boolean categories) {}

  static Stream<Kind> everyKind() {
    return Stream.of(InputPrecision.values())
        .flatMap(precision -> Stream.of(Aggregation.values()).flatMap(a -> kinds(precision, a)));
  }

  private static Stream<Kind> kinds(InputPrecision precision, Aggregation aggregation) {
    return Stream.of(Link.values())
        .flatMap(
            link ->
                IntStream.of(1, 2, 3, 7)
                    .filter(outputs -> link != Link.SOFTMAX || outputs > 1)
                    .boxed()
                    .flatMap(
                        outputs ->
                            Stream.of(true, false)
                                .map(c -> new Kind(precision, aggregation, link, outputs, c))));
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void scoresEachRowAsTheReferenceDoes(Kind kind) {
    for (int seed = 0; seed < 12; seed++) {
      RandomForests random = new RandomForests(seed, 1 + seed % 5, seed % 9, kind.categories());
      ReferenceForest reference = reference(random, seed, kind);
      Forest forest = reference.build(1 + seed % 5);
      for (int i = 0; i < 40; i++) {
        double[] row = random.rows(1);
        double[] margin = new double[kind.outputCount()];
        double[] score = new double[kind.outputCount()];
        forest.margin(row, margin);
        forest.score(row, score);
        assertThat(margin)
            .as("seed %d, row %s", seed, Arrays.toString(row))
            .isEqualTo(reference.margin(row));
        assertThat(score)
            .as("seed %d, row %s", seed, Arrays.toString(row))
            .isEqualTo(reference.score(row));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("everyKind")
  void scoresBlocksOfAnySizeAsTheReferenceDoes(Kind kind) {
    RandomForests random = new RandomForests(99, 4, 7, kind.categories());
    ReferenceForest reference = reference(random, 99, kind);
    Forest forest = reference.build(4);
    for (int rowCount : new int[] {0, 1, 2, 7, 8, 9, 15, 16, 63, 127, 128, 129, 300}) {
      double[] rows = random.rows(rowCount);
      double[] scores = new double[rowCount * kind.outputCount()];
      forest.scoreBlock(rows, rowCount, scores);
      for (int row = 0; row < rowCount; row++) {
        double[] expected = reference.score(Arrays.copyOfRange(rows, row * 4, row * 4 + 4));
        assertThat(
                Arrays.copyOfRange(
                    scores, row * kind.outputCount(), (row + 1) * kind.outputCount()))
            .as("row %d of %d", row, rowCount)
            .isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresRowsOfThousandsOfFeatures(InputPrecision precision) {
    RandomForests random = new RandomForests(5, 3000, 9, false);
    ReferenceForest reference = random.forest(21, 1, Aggregation.SUM, Link.IDENTITY, precision);
    Forest forest = reference.build(3000);
    double[] rows = random.rows(20);
    double[] scores = new double[20];
    forest.scoreBlock(rows, 20, scores);
    for (int row = 0; row < 20; row++) {
      double[] values = Arrays.copyOfRange(rows, row * 3000, (row + 1) * 3000);
      assertThat(scores[row]).isEqualTo(reference.score(values)[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void looksCategoriesUpInSetsTooLargeToBePadded(InputPrecision precision) {
    RandomForests random = RandomForests.withCategoriesFrom(Limits.CATEGORIES - 200, 8, 4, 7);
    ReferenceForest reference = random.forest(30, 1, Aggregation.SUM, Link.IDENTITY, precision);
    Forest forest = reference.build(4);
    assertThat(LeafWalk.of(forest.trees())).isInstanceOf(BranchingLeafWalk.class);
    double[] rows = random.rows(300);
    double[] scores = new double[300];
    double[] score = new double[1];
    forest.scoreBlock(rows, 300, scores);
    for (int row = 0; row < 300; row++) {
      double[] values = Arrays.copyOfRange(rows, row * 4, row * 4 + 4);
      forest.score(values, score);
      assertThat(score).isEqualTo(reference.score(values));
      assertThat(scores[row]).isEqualTo(score[0]);
    }
  }

  @Test
  void keepsAMissingDirectionForEachNodeEvenOfOneFeature() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder tree = builder.addTree();
    int root = tree.split(0, 0.0, Comparison.LESS, false);
    int second = tree.split(0, 10.0, Comparison.LESS, true);
    tree.connect(root, tree.leaf(1), second).connect(second, tree.leaf(2), tree.leaf(3));
    double[] score = new double[1];
    builder.build().score(new double[] {Double.NaN}, score);
    assertThat(score).containsExactly(2);
  }

  @Test
  void treatsInfinitiesAsOrdinaryValues() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder tree = builder.addTree();
    int root = tree.split(0, Double.POSITIVE_INFINITY, Comparison.LESS_OR_EQUAL, false);
    tree.connect(root, tree.leaf(1), tree.leaf(2));
    Forest forest = builder.build();
    double[] scores = new double[3];
    forest.scoreBlock(
        new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN}, 3, scores);
    assertThat(scores).containsExactly(1, 1, 2);
  }

  @Test
  void scoresAForestWithoutTreesAsItsBaseScore() {
    Forest forest = ForestBuilder.create(2, 1).baseScores(0.75).build();
    double[] score = new double[1];
    forest.score(new double[2], score);
    assertThat(score).containsExactly(0.75);
  }

  private static ReferenceForest reference(RandomForests random, int seed, Kind kind) {
    return random.forest(
        1 + seed, kind.outputCount(), kind.aggregation(), kind.link(), kind.precision());
  }
}
