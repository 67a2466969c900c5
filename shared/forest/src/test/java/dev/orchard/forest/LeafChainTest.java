package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which forests are scored from the leaf of one tree to the root of another, and which walked. */
final class LeafChainTest {
  private static final double[] UNKNOWN = {};

  @Test
  void chainsTreesThatAreMuchDeeperThanMostOfTheirLeaves() {
    assertThat(rowSum(forest(3, 40))).isInstanceOf(ChainedTrees.class);
  }

  @Test
  void walksTreesWhoseLeavesAreAllEquallyDeep() {
    assertThat(rowSum(forest(8, 0))).isInstanceOf(WalkedTrees.class);
  }

  @Test
  void walksTreesThatAreHardlyDeeperThanTheirLeaves() {
    assertThat(rowSum(forest(8, 1))).isInstanceOf(WalkedTrees.class);
  }

  @Test
  void walksForestsWithoutTrees() {
    assertThat(rowSum(ForestBuilder.create(2, 1).build())).isInstanceOf(WalkedTrees.class);
  }

  @Test
  void walksWhereMostRowsReachTheDeepLeaves() {
    Forest forest = forest(3, 40);
    double[] covers = new double[forest.nodeCount()];
    Arrays.fill(covers, 1.0);
    for (int tree = 0; tree < forest.treeCount(); tree++) {
      covers[forest.trees().root(tree)] = 1.1;
    }
    assertThat(LeafChain.pays(forest.trees(), UNKNOWN)).isTrue();
    assertThat(LeafChain.pays(forest.trees(), covers)).isFalse();
  }

  @Test
  void takesTreesThatNoRowHasReachedByTheirShape() {
    Forest forest = forest(3, 40);
    assertThat(LeafChain.pays(forest.trees(), new double[forest.nodeCount()])).isTrue();
  }

  @Test
  void walksWhereOneChainWouldBeMuchLongerThanTheOthers() {
    ForestBuilder builder = ForestBuilder.create(2, 1);
    for (int round = 0; round < 10; round++) {
      add(builder, 1, 3, 40);
      add(builder, ChainedNodes.LANES - 1, 1, 10);
    }
    assertThat(LeafChain.pays(builder.build().trees(), UNKNOWN)).isFalse();
  }

  @Test
  void judgesLargeForestsBySomeOfTheirTrees() {
    ForestBuilder builder = ForestBuilder.create(2, 1);
    int lookedAt = ChainedNodes.LANES;
    for (int round = 0; round < 30; round++) {
      add(builder, lookedAt, 3, 10);
      add(builder, 2 * lookedAt, 8, 0);
    }
    Forest forest = builder.build();
    assertThat(forest.nodeCount() / LeafChain.EXAMINED_NODES).isEqualTo(2);
    assertThat(LeafChain.pays(forest.trees(), UNKNOWN)).isTrue();
  }

  @Test
  void leavesTreesWhoseCategorySetsAreTooLargeToBePadded() {
    Forest forest =
        RandomForests.withCategoriesFrom(Limits.CATEGORIES - 200, 8, 4, 7)
            .forest(30, 1, Aggregation.SUM, Link.IDENTITY, InputPrecision.FLOAT64)
            .build(4);
    assertThat(chain(forest)).isEmpty();
  }

  @Test
  void findsTheLeavesOfTreesWhoseLongestStepCanJustBePacked() {
    Forest forest = forestOfLongSteps(965);
    LeafChain chain = chain(forest).orElseThrow();
    Scratch scratch = Scratch.forChain(forest.featureKeys().slotCount(), forest.treeCount());
    double[] row = new double[Limits.FEATURES];
    forest.featureKeys().fill(row, 0, scratch.keys(), forest.treeCount(), 0);
    chain.leavesOfRow(scratch.keys(), scratch.leaves());
    assertThat(Arrays.copyOf(scratch.leaves(), forest.treeCount())).isEqualTo(walked(forest, row));
  }

  @Test
  void leavesTreesWithAStepTooLongToBePacked() {
    assertThat(chain(forestOfLongSteps(966))).isEmpty();
  }

  @Test
  void countsTheNodesOfTheChainsBesideThoseOfTheTrees() {
    Forest forest = forest(3, 40);
    long besides = forest.sums().sizeInBytes();
    assertThat(besides).isEqualTo(8L * (forest.nodeCount() + 1));
    assertThat(forest.sizeInBytes()).isGreaterThan(besides + forest.trees().sizeInBytes());
  }

  @Test
  void countsAWalkThatRowsAndBlocksShareOnce() {
    Forest forest = forest(8, 0);
    long walk = LeafWalk.of(forest.trees()).sizeInBytes();
    assertThat(walk).isPositive();
    assertThat(forest.sums().sizeInBytes()).isEqualTo(walk);
  }

  private static RowSum rowSum(Forest forest) {
    return forest.sums().rowSum();
  }

  private static Optional<LeafChain> chain(Forest forest) {
    return LeafChain.of(forest.trees(), forest.featureKeys().slotCount());
  }

  private static int[] walked(Forest forest, double[] row) {
    int[] keys = new int[forest.featureKeys().slotCount()];
    int[] leaves = new int[forest.treeCount()];
    forest.featureKeys().fill(row, 0, keys, 0, 0);
    LeafWalk.of(forest.trees()).leavesOfRow(keys, leaves);
    return leaves;
  }

  /** Twelve trees as {@link #add} adds them. */
  private static Forest forest(int level, int tail) {
    ForestBuilder builder = ForestBuilder.create(2, 1);
    add(builder, 12, level, tail);
    return builder.build();
  }

  /**
   * So many features that a step spans at most 16,383 nodes. The first leaf, node 1, steps over the
   * first five trees, which have as many with a tail of 965 splits in the last of them. A row of
   * zeros takes that step.
   */
  private static Forest forestOfLongSteps(int tail) {
    ForestBuilder builder = ForestBuilder.create(Limits.FEATURES, 1);
    add(builder, 1, 0, 60);
    add(builder, 3, 11, 0);
    add(builder, 1, 10, tail);
    add(builder, 1, 0, 60);
    return builder.build();
  }

  /**
   * Adds trees that are full down to a level, and have a tail below one of their leaves.
   *
   * @param tail the splits of the tail
   */
  private static void add(ForestBuilder builder, int treeCount, int level, int tail) {
    for (int i = 0; i < treeCount; i++) {
      TreeBuilder tree = builder.addTree();
      int[] nodes = new int[1 << level];
      Arrays.setAll(nodes, leaf -> leaf == 0 ? tail(tree, tail) : tree.leaf(leaf));
      for (int count = nodes.length; count > 1; count /= 2) {
        for (int pair = 0; pair < count / 2; pair++) {
          nodes[pair] = split(tree, nodes[2 * pair], nodes[2 * pair + 1]);
        }
      }
      tree.root(nodes[0]);
    }
  }

  private static int tail(TreeBuilder tree, int splits) {
    int top = tree.leaf(0.5);
    for (int split = 0; split < splits; split++) {
      top = split(tree, tree.leaf(split), top);
    }
    return top;
  }

  /** A split of its own threshold above two nodes. */
  private static int split(TreeBuilder tree, int left, int right) {
    int split = tree.split(0, left + right, Comparison.LESS, true);
    tree.connect(split, left, right);
    return split;
  }
}
