package dev.orchard.training;

import java.nio.charset.StandardCharsets;

/** One tree as LightGBM writes it: 10 up to size 50, above it 30 for a house and 20 for others. */
final class LightGbmFixture {
  private static final String TEXT =
      """
      tree
      version=v4
      num_class=1
      num_tree_per_iteration=1
      label_index=0
      max_feature_idx=1
      objective=%s
      feature_names=size kind
      feature_infos=[0:100] 0:1
      tree_sizes=300

      Tree=0
      num_leaves=3
      num_cat=1
      split_feature=0 1
      split_gain=5 3
      threshold=50 0
      decision_type=10 1
      left_child=-1 -2
      right_child=1 -3
      leaf_value=10 30 20
      cat_boundaries=0 1
      cat_threshold=2
      is_linear=0
      shrinkage=1


      end of trees

      pandas_categorical:[["flat", "house"]]
      """;

  private LightGbmFixture() {}

  static byte[] regression() {
    return TEXT.formatted("regression").getBytes(StandardCharsets.UTF_8);
  }
}
