package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of contributions whatever the forest, also of those too large to enumerate. */
final class ExplainerAxiomsTest {

  @ParameterizedTest
  @EnumSource
  void contributionsAndBaselineAddUpToTheMargin(InputPrecision precision) {
    for (int seed = 0; seed < 40; seed++) {
      int featureCount = 1 + seed;
      RandomForests random = new RandomForests(seed, featureCount, 12, seed % 2 == 0);
      Forest forest =
          random
              .forest(
                  10,
                  3,
                  seed % 3 == 0 ? Aggregation.MEAN : Aggregation.SUM,
                  Link.SOFTMAX,
                  precision)
              .build(featureCount);
      Forest covered = Covers.of(forest, random.rows(200), 200);
      Explainer explainer = Explainer.of(covered);
      double[] contributions = new double[featureCount];
      double[] margins = new double[3];
      for (int i = 0; i < 10; i++) {
        double[] row = random.rows(1);
        covered.margin(row, margins);
        for (int output = 0; output < 3; output++) {
          explainer.contributions(row, output, contributions);
          double sum = explainer.baseline(output) + Arrays.stream(contributions).sum();
          assertThat(sum)
              .as("seed %d, output %d, row %s", seed, output, Arrays.toString(row))
              .isCloseTo(margins[output], within(1e-5));
        }
      }
    }
  }

  @Test
  void aFeatureNobodyAsksForContributesNothing() {
    for (int seed = 0; seed < 20; seed++) {
      RandomForests random = new RandomForests(seed, 5, 6, true);
      Forest used =
          random
              .forest(5, 1, Aggregation.SUM, Link.IDENTITY, InputPrecision.FLOAT64)
              .build(7); // Features 5 and 6 stand in no split.
      Forest forest = Covers.of(used, new Random(seed).doubles(700).toArray(), 100);
      double[] contributions = new double[7];
      double[] square = new double[49];
      double[] row = Arrays.copyOf(random.rows(1), 7);
      Explainer explainer = Explainer.of(forest);
      explainer.contributions(row, 0, contributions);
      explainer.interactions(row, 0, square);
      assertThat(contributions[5]).as("seed %d", seed).isZero();
      assertThat(contributions[6]).as("seed %d", seed).isZero();
      for (int feature = 0; feature < 7; feature++) {
        assertThat(square[7 * feature + 6]).as("seed %d", seed).isZero();
      }
    }
  }

  @Test
  void featuresThatPlayTheSamePartContributeTheSame() {
    Forest forest = xor(0.3);
    double[] contributions = new double[2];
    double[] square = new double[4];
    Explainer explainer = Explainer.of(forest);
    explainer.contributions(new double[] {1, 1}, 0, contributions);
    explainer.interactions(new double[] {1, 1}, 0, square);
    assertThat(contributions[0]).isCloseTo(contributions[1], within(1e-15));
    assertThat(square[0]).isCloseTo(square[3], within(1e-15));
    assertThat(square[1]).isEqualTo(square[2]);
  }

  /** One when both are on the same side, in two trees that ask in either order. */
  private static Forest xor(double share) {
    ForestBuilder builder = ForestBuilder.create(2, 1);
    for (int first = 0; first < 2; first++) {
      TreeBuilder tree = builder.addTree();
      int root = tree.split(first, 0.5, Comparison.LESS, true);
      int below = tree.split(1 - first, 0.5, Comparison.LESS, true);
      int above = tree.split(1 - first, 0.5, Comparison.LESS, true);
      int[] leaves = {tree.leaf(1), tree.leaf(0), tree.leaf(0), tree.leaf(1)};
      tree.connect(root, below, above);
      tree.connect(below, leaves[0], leaves[1]).connect(above, leaves[2], leaves[3]);
      tree.cover(root, 1).cover(below, share).cover(above, 1 - share);
      tree.cover(leaves[0], share * share).cover(leaves[1], share * (1 - share));
      tree.cover(leaves[2], share * (1 - share)).cover(leaves[3], (1 - share) * (1 - share));
    }
    return builder.build();
  }

  /** A chain of n different features is a product, whose Shapley values are known. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 17, 64, 333, 1024})
  void isExactAtEveryDepth(int depth) {
    ForestBuilder builder = ForestBuilder.create(depth, 1);
    TreeBuilder tree = builder.addTree();
    int node = tree.leaf(1);
    tree.cover(node, 1);
    double[] shares = new Random(depth).doubles(depth, 0.5, 1).toArray();
    double cover = 1;
    for (int feature = depth - 1; feature >= 0; feature--) {
      int other = tree.leaf(0);
      tree.cover(other, cover / shares[feature] - cover);
      cover /= shares[feature];
      int split = tree.split(feature, 0.5, Comparison.LESS, true);
      tree.connect(split, node, other).cover(split, cover);
      node = split;
    }
    tree.root(node);
    double[] contributions = new double[depth];
    Explainer explainer = Explainer.of(builder.build());
    explainer.contributions(new double[depth], 0, contributions);

    GaussLegendre many = new GaussLegendre(depth + 1);
    for (int feature = 0; feature < depth; feature += 1 + depth / 7) {
      double expected = 0;
      for (int point = 0; point < many.count(); point++) {
        double product = many.weight(point) * (1 - shares[feature]);
        for (int other = 0; other < depth; other++) {
          double t = many.point(point);
          product *= other == feature ? 1 : t + (1 - t) * shares[other];
        }
        expected += product;
      }
      assertThat(contributions[feature]).isCloseTo(expected, within(1e-12));
    }
    assertThat(explainer.baseline(0) + Arrays.stream(contributions).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void refusesAForestWithoutCovers() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder tree = builder.addTree();
    int root = tree.split(0, 1, Comparison.LESS, true);
    tree.connect(root, tree.leaf(1), tree.leaf(2)).cover(root, 3);
    Forest forest = builder.build();
    assertThat(forest.hasCovers()).isFalse();
    assertThatThrownBy(() -> Explainer.of(forest))
        .isInstanceOf(MissingCoversException.class)
        .hasMessageContaining("tree 0, node 1");
  }

  @Test
  void countsTheRowsThatReachEachNode() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder draft = builder.addTree();
    int root = draft.split(0, 1, Comparison.LESS, true);
    draft.connect(root, draft.leaf(1), draft.leaf(2)).gain(root, 4);
    Forest forest = Covers.of(builder.build(), new double[] {0, 1, 2, Double.NaN, 3}, 5);
    Tree tree = forest.tree(0);
    assertThat(tree.cover(0)).isEqualTo(5);
    assertThat(tree.cover(1)).isEqualTo(2);
    assertThat(tree.cover(2)).isEqualTo(3);
    assertThat(tree.gain(0)).isEqualTo(4);
    assertThat(forest.hasCovers()).isTrue();
  }

  @Test
  void countsAllRowsOfSeveralCalls() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    builder.addTree().leaf(1);
    Covers covers = Covers.of(builder.build());
    covers.add(new double[] {1, 2}, 2);
    covers.add(new double[] {3}, 1);
    assertThat(covers.forest().tree(0).cover(0)).isEqualTo(3);
    assertThatThrownBy(() -> covers.add(new double[1], 2))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
