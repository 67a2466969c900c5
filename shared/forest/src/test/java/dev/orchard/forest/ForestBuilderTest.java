package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The builder refuses what is no forest, and says which node of which tree it is. */
final class ForestBuilderTest {
  private final ForestBuilder builder = ForestBuilder.create(3, 1);
  private final TreeBuilder tree = builder.addTree();

  @Test
  void refusesATreeWithoutNodes() {
    refuses("tree 0: has no nodes");
  }

  @Test
  void refusesACycleThroughTheRoot() {
    int root = split();
    int child = split();
    tree.connect(root, child, tree.leaf(1)).connect(child, root, tree.leaf(2));
    refuses("tree 0, node 0: is the root and yet a child of node 1, a cycle");
  }

  @Test
  void refusesACycleApartFromTheRoot() {
    tree.leaf(1);
    int first = split();
    int second = split();
    tree.connect(first, second, tree.leaf(1)).connect(second, first, tree.leaf(2));
    refuses("tree 0, node 1: lies on or below a cycle");
  }

  @Test
  void refusesASplitThatIsItsOwnChild() {
    tree.leaf(1);
    int self = split();
    tree.connect(self, self, tree.leaf(1));
    refuses("tree 0, node 1: lies on or below a cycle");
  }

  @Test
  void refusesAnOrphan() {
    tree.leaf(1);
    tree.leaf(2);
    refuses("tree 0, node 1: is an orphan: no split leads to it");
  }

  @Test
  void refusesANodeWithTwoParents() {
    int root = split();
    int second = split();
    int shared = tree.leaf(1);
    tree.connect(root, second, shared).connect(second, shared, tree.leaf(2));
    refuses("tree 0, node 2: has two parents, nodes 0 and 1");
  }

  @Test
  void refusesTheSameChildOnBothSides() {
    int root = split();
    int leaf = tree.leaf(1);
    tree.connect(root, leaf, leaf);
    refuses("tree 0, node 1: has two parents, nodes 0 and 0");
  }

  @Test
  void refusesASplitWithoutChildren() {
    split();
    refuses("tree 0, node 0: is a split without children");
  }

  @Test
  void refusesChildrenOfALeaf() {
    int leaf = tree.leaf(1);
    assertThatThrownBy(() -> tree.connect(leaf, leaf, leaf))
        .isInstanceOf(InvalidForestException.class)
        .hasMessage("tree 0, node 0: is a leaf and cannot have children");
  }

  @Test
  void refusesToConnectASplitTwice() {
    int root = split();
    tree.connect(root, tree.leaf(1), tree.leaf(2));
    assertThatThrownBy(() -> tree.connect(root, 1, 2))
        .isInstanceOf(InvalidForestException.class)
        .hasMessage("tree 0, node 0: has children already");
  }

  @Test
  void refusesAChildThatDoesNotExist() {
    int root = split();
    assertThatThrownBy(() -> tree.connect(root, 7, 8))
        .isInstanceOf(InvalidForestException.class)
        .hasMessage("tree 0, node 0: names the child 7, which does not exist");
  }

  @Test
  void refusesARootThatDoesNotExist() {
    assertThatThrownBy(() -> tree.root(1)).isInstanceOf(InvalidForestException.class);
  }

  @Test
  void refusesAThresholdThatIsNotANumber() {
    int root = tree.split(0, Double.NaN, Comparison.LESS, true);
    tree.connect(root, tree.leaf(1), tree.leaf(2));
    refuses("tree 0, node 0: has the threshold NaN");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 3, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void refusesAFeatureThatDoesNotExist(int feature) {
    int root = tree.split(feature, 1, Comparison.LESS, true);
    tree.connect(root, tree.leaf(1), tree.leaf(2));
    refuses(
        "tree 0, node 0: splits by feature " + feature + "; the forest has the features 0 to 2");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesALeafThatIsNotFinite(double value) {
    tree.leaf(value);
    refuses("tree 0, node 0: leaf value " + value + " is not a finite number");
  }

  @Test
  void refusesALeafThatIsNoFloatInAFloatForest() {
    builder.precision(InputPrecision.FLOAT32);
    tree.leaf(0.1);
    refuses("tree 0, node 0: leaf value 0.1 is not a finite float, as FLOAT32 demands");
  }

  @Test
  void refusesALeafOfTheWrongLength() {
    tree.leaf(1, 2);
    refuses("tree 0, node 0: is a leaf of 2 values, 1 expected");
  }

  @Test
  void refusesACategoryBeyondTheLimit() {
    BitSet set = new BitSet();
    set.set(Limits.CATEGORIES);
    int root = tree.categorySplit(0, set, true);
    tree.connect(root, tree.leaf(1), tree.leaf(2));
    refuses("tree 0, node 0: names category 1048576; codes end at 1048575");
  }

  @Test
  void refusesATreeThatIsTooDeep() {
    int parent = split();
    for (int i = 0; i < Limits.DEPTH; i++) {
      int child = split();
      tree.connect(parent, child, tree.leaf(i));
      parent = child;
    }
    tree.connect(parent, tree.leaf(1), tree.leaf(2));
    refuses("tree 0: is deeper than 1024");
  }

  @Test
  void refusesATreeTooWideForSoManyFeatures() {
    ForestBuilder wide = ForestBuilder.create(Limits.FEATURES, 1);
    addFull(wide.addTree(), 16);
    assertThatThrownBy(wide::build)
        .isInstanceOf(InvalidForestException.class)
        .hasMessageContaining("too wide for a forest of 65536 features");
  }

  @Test
  void refusesSoftmaxOfASingleOutput() {
    tree.leaf(1);
    builder.link(Link.SOFTMAX);
    refuses("SOFTMAX needs two outputs or more");
  }

  @Test
  void refusesTheWrongNumberOfBaseScores() {
    assertThatThrownBy(() -> builder.baseScores(1, 2))
        .isInstanceOf(InvalidForestException.class)
        .hasMessage("2 base scores given, 1 expected");
  }

  @Test
  void refusesABaseScoreThatIsNotFinite() {
    tree.leaf(1);
    builder.baseScores(Double.NaN);
    refuses("the base score NaN is not a finite number");
  }

  @Test
  void refusesAnOutputThatDoesNotExist() {
    assertThatThrownBy(() -> builder.addTree(1))
        .isInstanceOf(InvalidForestException.class)
        .hasMessage("tree 1: adds to output 1, and there are 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 65537})
  void refusesAnImpossibleNumberOfFeatures(int count) {
    assertThatThrownBy(() -> ForestBuilder.create(count, 1))
        .isInstanceOf(InvalidForestException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, -1, Double.POSITIVE_INFINITY})
  void refusesAnImpossibleCover(double cover) {
    int leaf = tree.leaf(1);
    assertThatThrownBy(() -> tree.cover(leaf, cover)).isInstanceOf(InvalidForestException.class);
  }

  @Test
  void keepsANumberBetweenTwoFloatsOnItsSideOfEveryFloat() {
    builder.precision(InputPrecision.FLOAT32);
    int root = tree.split(0, 0.1, Comparison.LESS_OR_EQUAL, true);
    tree.connect(root, tree.leaf(1), tree.leaf(2));
    Forest forest = builder.build();
    double[] score = new double[1];
    forest.score(new double[] {0.1f, 0, 0}, score);
    assertThat(score).as("the float nearest to 0.1 is above it").containsExactly(2);
    forest.score(new double[] {Math.nextDown(0.1f), 0, 0}, score);
    assertThat(score).containsExactly(1);
  }

  private int split() {
    return tree.split(0, 1.5, Comparison.LESS, true);
  }

  private static int addFull(TreeBuilder draft, int depth) {
    if (depth == 0) {
      return draft.leaf(1);
    }
    int left = addFull(draft, depth - 1);
    int right = addFull(draft, depth - 1);
    int id = draft.split(0, depth, Comparison.LESS, true);
    draft.connect(id, left, right).root(id);
    return id;
  }

  private void refuses(String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(InvalidForestException.class)
        .hasMessage(message);
  }
}
