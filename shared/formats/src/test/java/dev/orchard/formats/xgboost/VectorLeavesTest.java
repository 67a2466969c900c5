package dev.orchard.formats.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.orchard.forest.Forest;
import dev.orchard.formats.ForeignModelException;
import org.junit.jupiter.api.Test;

/**
 * One split by the first feature at 2.5 with leaves of two values. From 3.1 on XGBoost keeps them
 * in {@code leaf_weights} and the number of a leaf in place of its right child
 * (multi_target_tree_model.cc).
 */
class VectorLeavesTest {
  @Test
  void findsTheRowOfALeafInPlaceOfItsRightChild() {
    JsonObject tree = tree();
    tree.add("right_children", array(2, 1, 0));
    tree.add("leaf_weights", array(10, 20, 30, 40));
    Forest forest = read(tree);
    assertThat(margins(forest, 1)).containsExactly(30.5, 39);
    assertThat(margins(forest, 3)).containsExactly(10.5, 19);
    assertThat(margins(forest, Double.NaN)).containsExactly(30.5, 39);
  }

  @Test
  void findsTheRowOfALeafByItsNodeBefore() {
    JsonObject tree = tree();
    tree.add("base_weights", array(7, 8, 10, 20, 30, 40));
    Forest forest = read(tree);
    assertThat(margins(forest, 1)).containsExactly(10.5, 19);
    assertThat(margins(forest, 3)).containsExactly(30.5, 39);
  }

  @Test
  void keepsRowsOfThreeValuesApart() {
    JsonObject tree = tree();
    tree.add("right_children", array(2, 0, 1));
    tree.add("leaf_weights", array(1, 2, 3, 4, 5, 6));
    tree.getAsJsonObject("tree_param").addProperty("size_leaf_vector", "3");
    Forest forest = read(tree, 3, "[0,0,0]");
    assertThat(margins(forest, 1)).containsExactly(1, 2, 3);
    assertThat(margins(forest, 3)).containsExactly(4, 5, 6);
  }

  @Test
  void refusesALeafWhoseRowIsNotThere() {
    for (int row : new int[] {-1, 2, Integer.MAX_VALUE}) {
      JsonObject tree = tree();
      tree.add("right_children", array(2, 0, row));
      tree.add("leaf_weights", array(10, 20, 30, 40));
      assertThatThrownBy(() -> read(tree))
          .isInstanceOf(ForeignModelException.class)
          .hasMessageContaining("node 2 is a leaf without values");
    }
  }

  private static JsonObject tree() {
    JsonObject tree = new JsonObject();
    JsonObject parameters = new JsonObject();
    parameters.addProperty("num_nodes", "3");
    parameters.addProperty("num_deleted", "0");
    parameters.addProperty("size_leaf_vector", "2");
    tree.add("tree_param", parameters);
    tree.add("left_children", array(1, -1, -1));
    tree.add("right_children", array(2, -1, -1));
    tree.add("split_indices", array(0, 0, 0));
    tree.add("split_conditions", array(2.5, 0, 0));
    tree.add("default_left", array(1, 0, 0));
    return tree;
  }

  private static Forest read(JsonObject tree) {
    return read(tree, 2, "[0.5,-1]");
  }

  private static Forest read(JsonObject tree, int targets, String baseScores) {
    JsonObject document = SmallXgboostModel.document();
    JsonObject learner = document.getAsJsonObject("learner");
    learner.remove("attributes");
    JsonObject parameters = learner.getAsJsonObject("learner_model_param");
    parameters.addProperty("num_target", Integer.toString(targets));
    parameters.addProperty("base_score", baseScores);
    JsonObject model = learner.getAsJsonObject("gradient_booster").getAsJsonObject("model");
    JsonArray trees = new JsonArray();
    trees.add(tree);
    model.add("trees", trees);
    model.add("tree_info", array(0));
    model.add("iteration_indptr", array(0, 1));
    return new XgboostReader().read(SmallXgboostModel.json(document)).forest();
  }

  private static JsonArray array(Number... values) {
    JsonArray array = new JsonArray();
    for (Number value : values) {
      array.add(value);
    }
    return array;
  }

  private static double[] margins(Forest forest, double size) {
    double[] margins = new double[forest.outputCount()];
    forest.margin(new double[] {size, 0}, margins);
    return margins;
  }
}
