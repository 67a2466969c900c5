package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Oblivious trees give, bit for bit, what the plainest possible scorer gives. */
final class ObliviousExactnessTest {
  @ParameterizedTest
  @EnumSource
  void scoresEachRowAsTheReferenceDoes(InputPrecision precision) {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      int features = 1 + random.nextInt(6);
      int outputs = 1 + random.nextInt(3);
      RandomForests forests = new RandomForests(seed, features, seed % 13, random.nextBoolean());
      ReferenceForest reference =
          forests.obliviousForest(
              1 + random.nextInt(40),
              outputs,
              seed % 2 == 0 ? Aggregation.SUM : Aggregation.MEAN,
              precision);
      Forest forest = reference.build(features);
      for (int i = 0; i < 30; i++) {
        double[] row = forests.rows(1);
        double[] margin = new double[outputs];
        forest.margin(row, margin);
        assertThat(margin)
            .as("seed %d, row %s", seed, Arrays.toString(row))
            .isEqualTo(reference.margin(row));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void scoresBlocksOfAnySizeAsTheReferenceDoes(InputPrecision precision) {
    for (int seed = 0; seed < 24; seed++) {
      int features = 1 + seed % 4;
      int outputs = 1 + seed % 3;
      RandomForests forests = new RandomForests(seed, features, seed % 12, seed % 2 == 0);
      ReferenceForest reference =
          forests.obliviousForest(
              1 + seed, outputs, seed % 2 == 0 ? Aggregation.SUM : Aggregation.MEAN, precision);
      Forest forest = reference.build(features);
      for (int rowCount : new int[] {0, 1, 127, 128, 129, 255, 1_000, 1_024, 1_300}) {
        double[] rows = forests.rows(rowCount);
        double[] scores = new double[rowCount * outputs];
        forest.scoreBlock(rows, rowCount, scores);
        assertThat(scores)
            .as("seed %d, %d rows", seed, rowCount)
            .isEqualTo(alone(reference, rows, rowCount));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {126, 127, 128, 254, 600})
  void scoresMoreThresholdsThanAByteTellsApart(int thresholds) {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    for (int i = 0; i < thresholds; i++) {
      TreeBuilder tree = builder.addTree();
      int root = tree.split(0, i, Comparison.LESS_OR_EQUAL, false);
      tree.connect(root, tree.leaf(0), tree.leaf(1));
    }
    Forest forest = builder.build();
    double[] rows = new double[thresholds + 2];
    for (int i = 0; i < rows.length - 1; i++) {
      rows[i] = i;
    }
    rows[rows.length - 1] = Double.NaN;
    double[] scores = new double[rows.length];
    forest.scoreBlock(rows, rows.length, scores);
    for (int i = 0; i < rows.length; i++) {
      double[] score = new double[1];
      forest.score(new double[] {rows[i]}, score);
      assertThat(score).as("row %d", i).containsExactly(Math.min(i, thresholds));
      assertThat(scores[i]).as("row %d", i).isEqualTo(Math.min(i, thresholds));
    }
  }

  @Test
  void scoresThresholdsWithoutAFiniteSpan() {
    double[] thresholds = {
      Double.NEGATIVE_INFINITY, -Double.MAX_VALUE, -0.0, Double.MAX_VALUE, Double.POSITIVE_INFINITY
    };
    ForestBuilder builder = ForestBuilder.create(1, 1);
    for (double threshold : thresholds) {
      TreeBuilder tree = builder.addTree();
      int root = tree.split(0, threshold, Comparison.LESS_OR_EQUAL, true);
      tree.connect(root, tree.leaf(0), tree.leaf(1));
    }
    Forest forest = builder.build();
    double[] rows = {
      Double.NEGATIVE_INFINITY, -Double.MAX_VALUE, -1, 0.0, 1, Double.POSITIVE_INFINITY, Double.NaN
    };
    double[] scores = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      double[] score = new double[1];
      forest.score(new double[] {rows[i]}, score);
      scores[i] = score[0];
    }
    assertThat(scores).containsExactly(0, 1, 2, 2, 3, 4, 0);
  }

  @Test
  void scoresRowsOfThousandsOfFeatures() {
    RandomForests forests = new RandomForests(3, 3_000, 9, false);
    ReferenceForest reference =
        forests.obliviousForest(50, 1, Aggregation.SUM, InputPrecision.FLOAT64);
    double[] rows = forests.rows(150);
    double[] scores = new double[150];
    reference.build(3_000).scoreBlock(rows, 150, scores);
    assertThat(scores).isEqualTo(alone(reference, rows, 150));
  }

  private static double[] alone(ReferenceForest reference, double[] rows, int rowCount) {
    int outputs = reference.outputCount();
    double[] margins = new double[rowCount * outputs];
    int features = rowCount == 0 ? 0 : rows.length / rowCount;
    for (int row = 0; row < rowCount; row++) {
      double[] values = Arrays.copyOfRange(rows, row * features, (row + 1) * features);
      System.arraycopy(reference.margin(values), 0, margins, row * outputs, outputs);
    }
    return margins;
  }
}
