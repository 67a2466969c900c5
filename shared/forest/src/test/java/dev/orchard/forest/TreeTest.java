package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was built can be walked and read again. */
final class TreeTest {
  @ParameterizedTest
  @EnumSource
  void showsSplitsLeavesAndNotes(InputPrecision precision) {
    ForestBuilder builder = ForestBuilder.create(4, 2).precision(precision);
    TreeBuilder draft = builder.addTree();
    BitSet set = new BitSet();
    set.set(3);
    set.set(130);
    int root = draft.split(2, 1.5, Comparison.LESS, false);
    int child = draft.categorySplit(3, set, true);
    draft.connect(root, draft.leaf(1, 2), child);
    draft.connect(child, draft.leaf(3, 4), draft.leaf(5, 6));
    draft.cover(root, 100).gain(root, 7.5).cover(child, 40);
    Tree tree = builder.build().tree(0);

    assertThat(tree.nodeCount()).isEqualTo(5);
    assertThat(tree.depth()).isEqualTo(2);
    assertThat(tree.output()).isEqualTo(Tree.ALL_OUTPUTS);
    assertThat(tree.feature(0)).isEqualTo(2);
    assertThat(tree.threshold(0)).isEqualTo(1.5);
    assertThat(tree.comparison(0)).isEqualTo(Comparison.LESS);
    assertThat(tree.missingGoesLeft(0)).isFalse();
    assertThat(tree.isLeaf(tree.left(0))).isTrue();
    assertThat(tree.leafValue(tree.left(0), 1)).isEqualTo(2);
    assertThat(tree.isCategorySplit(tree.right(0))).isTrue();
    assertThat(tree.categoriesGoingLeft(tree.right(0))).isEqualTo(set);
    assertThat(tree.feature(tree.right(0))).isEqualTo(3);
    assertThat(tree.missingGoesLeft(tree.right(0))).isTrue();
    assertThat(tree.leafValue(tree.right(tree.right(0)), 0)).isEqualTo(5);
    assertThat(tree.cover(0)).isEqualTo(100);
    assertThat(tree.gain(0)).isEqualTo(7.5);
    assertThat(tree.cover(tree.right(0))).isEqualTo(40);
    assertThat(tree.cover(tree.left(0))).isNaN();
    assertThat(tree.gain(tree.right(0))).isNaN();
  }

  @Test
  void showsAnInclusiveThresholdAsTheNextNumber() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder draft = builder.addTree(0);
    draft.connect(
        draft.split(0, 1.0, Comparison.LESS_OR_EQUAL, false), draft.leaf(1), draft.leaf(2));
    Tree tree = builder.build().tree(0);
    assertThat(tree.threshold(0)).isEqualTo(Math.nextUp(1.0));
    assertThat(tree.comparison(0)).isEqualTo(Comparison.LESS);
    assertThat(tree.output()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void canSayThatInfinityItselfGoesLeft(InputPrecision precision) {
    ForestBuilder builder = ForestBuilder.create(1, 1).precision(precision);
    TreeBuilder draft = builder.addTree();
    int root = draft.split(0, Double.POSITIVE_INFINITY, Comparison.LESS_OR_EQUAL, false);
    draft.connect(root, draft.leaf(1), draft.leaf(2));
    Tree tree = builder.build().tree(0);
    assertThat(tree.threshold(0)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(tree.comparison(0)).isEqualTo(Comparison.LESS_OR_EQUAL);
  }

  @Test
  void refusesQuestionsThatDoNotFitTheNode() {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    builder.addTree().leaf(1);
    Tree tree = builder.build().tree(0);
    assertThatThrownBy(() -> tree.feature(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tree.leafValue(0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> tree.isLeaf(1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
