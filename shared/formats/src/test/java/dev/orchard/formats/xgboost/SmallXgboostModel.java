package dev.orchard.formats.xgboost;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.orchard.formats.UbjsonWriter;
import java.nio.charset.StandardCharsets;

/** A file by hand, with every construct of the format in it and no more than that. */
public final class SmallXgboostModel {
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().serializeNulls().create();

  private static final String LEAF =
      """
      {"id": %d, "tree_param": {"num_nodes": "1", "num_deleted": "0", "size_leaf_vector": "1"},
       "left_children": [-1], "right_children": [-1], "split_indices": [0],
       "split_conditions": [%s], "default_left": [0], "base_weights": [0.5],
       "sum_hessian": [8.0], "loss_changes": [0.0]}
      """;

  private static final String MODEL =
      """
      {"learner": {
        "attributes": {"best_iteration": "0"},
        "feature_names": ["size", "color"],
        "feature_types": ["float", "c"],
        "gradient_booster": {
          "name": "gbtree",
          "model": {
            "cats": {"enc": [{"offsets": [0], "values": []},
                             {"offsets": [0, 3, 7, 11], "values": %s}],
                     "feature_segments": [0, 0, 3], "sorted_idx": [2, 1, 0]},
            "gbtree_model_param": {"num_parallel_tree": "1", "num_trees": "3"},
            "iteration_indptr": [0, 2, 3],
            "tree_info": [0, 0, 0],
            "trees": [
              {"id": 0,
               "tree_param": {"num_nodes": "5", "num_deleted": "0", "size_leaf_vector": "1"},
               "left_children": [1, 3, -1, -1, -1], "right_children": [2, 4, -1, -1, -1],
               "split_indices": [0, 1, 0, 0, 0], "split_conditions": [2.5, 0, 0.25, -0.5, 1.5],
               "default_left": [1, 0, 0, 0, 0], "base_weights": [0.5, 0.5, 0.5, 0.5, 0.5],
               "sum_hessian": [8.0, 6.0, 2.0, 4.0, 2.0],
               "loss_changes": [3.5, 1.25, 0.0, 0.0, 0.0],
               "split_type": [0, 1, 0, 0, 0], "categories_nodes": [1],
               "categories_segments": [0], "categories_sizes": [2], "categories": [0, 2]},
              %s, %s]}},
        "learner_model_param": {"base_score": "[5E-1]", "num_class": "0", "num_feature": "2",
                                "num_target": "1"},
        "objective": {"name": "reg:squarederror", "reg_loss_param": {"scale_pos_weight": "1"}}},
       "version": [3, 1, 0]}
      """
          .formatted(
              "[114, 101, 100, 98, 108, 117, 101, 103, 114, -61, -68]",
              LEAF.formatted(1, "0.125"),
              LEAF.formatted(2, "64.0"));

  private SmallXgboostModel() {}

  static JsonObject document() {
    JsonObject model = JsonParser.parseString(MODEL).getAsJsonObject();
    // What XGBoost writes for a split by category, and no JSON parser but its own reads.
    firstTree(model).getAsJsonArray("split_conditions").set(1, new JsonPrimitive(Double.NaN));
    return model;
  }

  static JsonObject firstTree(JsonObject model) {
    return model
        .getAsJsonObject("learner")
        .getAsJsonObject("gradient_booster")
        .getAsJsonObject("model")
        .getAsJsonArray("trees")
        .get(0)
        .getAsJsonObject();
  }

  static byte[] json(JsonElement document) {
    return GSON.toJson(document).getBytes(StandardCharsets.UTF_8);
  }

  public static byte[] json() {
    return json(document());
  }

  public static byte[] ubjson() {
    return UbjsonWriter.write(document());
  }
}
