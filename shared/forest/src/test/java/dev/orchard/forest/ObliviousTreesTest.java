package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which forests are scored without walking. */
final class ObliviousTreesTest {
  @Test
  void recognisesTreesThatAskTheSameEverywhereOnALevel() {
    Forest forest = twoLevels(1.0, 1, 1.0, true);
    assertThat(trees(forest)).isPresent();
  }

  @Test
  void walksTreesWhoseLevelsDifferInAThreshold() {
    assertThat(trees(twoLevels(1.0, 1, 2.0, true))).isEmpty();
  }

  @Test
  void walksTreesWhoseLevelsDifferInAFeature() {
    assertThat(trees(twoLevels(1.0, 2, 1.0, true))).isEmpty();
  }

  @Test
  void walksTreesWhoseLevelsDifferInWhereMissingValuesGo() {
    assertThat(trees(twoLevels(1.0, 1, 1.0, false))).isEmpty();
  }

  @Test
  void walksTreesThatAreNotFull() {
    ForestBuilder builder = ForestBuilder.create(2, 1);
    TreeBuilder tree = builder.addTree();
    int root = tree.split(0, 0, Comparison.LESS, true);
    int left = tree.split(1, 0, Comparison.LESS, true);
    tree.connect(root, left, tree.leaf(1)).connect(left, tree.leaf(2), tree.leaf(3));
    assertThat(trees(builder.build())).isEmpty();
  }

  @Test
  void walksForestsInWhichOneTreeIsOfAnotherKind() {
    Forest forest =
        new RandomForests(1, 3, 4, false)
            .forest(5, 1, Aggregation.SUM, Link.IDENTITY, InputPrecision.FLOAT64)
            .build(3);
    assertThat(trees(forest)).isEmpty();
  }

  @Test
  void answersRowsOfDeepTreesFromATable() {
    Forest forest =
        new RandomForests(4, 3, 12, false)
            .obliviousForest(40, 1, Aggregation.SUM, InputPrecision.FLOAT64)
            .build(3);
    ObliviousTrees trees = trees(forest).orElseThrow();
    assertThat(trees.bytesOfALeaf()).isEqualTo(2);
    assertThat(AnswerTable.of(trees, forest.leafSum())).isPresent();
  }

  @Test
  void leavesATableAloneThatWouldTakeLongerThanWalking() {
    ForestBuilder builder = ForestBuilder.create(100, 1);
    for (int feature = 0; feature < 100; feature++) {
      TreeBuilder tree = builder.addTree();
      int root = tree.split(feature, 0, Comparison.LESS, true);
      tree.connect(root, tree.leaf(1), tree.leaf(2));
    }
    Forest forest = builder.build();
    ObliviousTrees trees = trees(forest).orElseThrow();
    assertThat(AnswerTable.of(trees, forest.leafSum())).isEmpty();
  }

  private static Optional<ObliviousTrees> trees(Forest forest) {
    return ObliviousTrees.of(forest.featureKeys(), forest.trees(), forest.leafSum());
  }

  /** Splits by feature 0, then to the left by feature 1 at 1, and to the right as told. */
  private static Forest twoLevels(double left, int feature, double right, boolean missingGoesLeft) {
    ForestBuilder builder = ForestBuilder.create(3, 1);
    TreeBuilder tree = builder.addTree();
    int root = tree.split(0, 0, Comparison.LESS, true);
    int a = tree.split(1, left, Comparison.LESS, true);
    int b = tree.split(feature, right, Comparison.LESS, missingGoesLeft);
    tree.connect(root, a, b);
    tree.connect(a, tree.leaf(1), tree.leaf(2)).connect(b, tree.leaf(3), tree.leaf(4));
    return builder.build();
  }
}
