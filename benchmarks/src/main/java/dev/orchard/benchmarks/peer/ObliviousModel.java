package dev.orchard.benchmarks.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.StringJoiner;

/**
 * Random oblivious trees as CatBoost writes them to JSON: all splits of a level are the same. The
 * peer and ours read the same bytes.
 */
final class ObliviousModel {
  private static final int BORDERS = 128;

  private ObliviousModel() {}

  static byte[] json(int trees, int depth, int features, long seed) {
    Random random = new Random(seed);
    float[][] borders = new float[features][];
    StringJoiner descriptions = new StringJoiner(",");
    for (int feature = 0; feature < features; feature++) {
      borders[feature] = borders(random);
      descriptions.add(
          """
          {"borders":%s,"feature_id":"%d","feature_index":%d,"flat_feature_index":%d,\
          "has_nans":false,"nan_value_treatment":"AsIs"}"""
              .formatted(Arrays.toString(borders[feature]), feature, feature, feature));
    }
    StringJoiner bodies = new StringJoiner(",");
    for (int tree = 0; tree < trees; tree++) {
      bodies.add(tree(borders, depth, random));
    }
    return """
        {"model_info":{"params":{"loss_function":{"type":"RMSE","params":{}}}},\
        "features_info":{"float_features":[%s]},"oblivious_trees":[%s],\
        "scale_and_bias":[1,[0]]}"""
        .formatted(descriptions, bodies)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static float[] borders(Random random) {
    float[] borders = new float[BORDERS];
    for (int i = 0; i < BORDERS; i++) {
      borders[i] = random.nextFloat() * 4 - 2;
    }
    Arrays.sort(borders);
    return borders;
  }

  private static String tree(float[][] borders, int depth, Random random) {
    StringJoiner splits = new StringJoiner(",");
    for (int level = 0; level < depth; level++) {
      int feature = random.nextInt(borders.length);
      int border = random.nextInt(BORDERS);
      splits.add(
          String.format(
              Locale.ROOT,
              "{\"border\":%s,\"float_feature_index\":%d,\"split_index\":%d,"
                  + "\"split_type\":\"FloatFeature\"}",
              borders[feature][border],
              feature,
              feature * BORDERS + border));
    }
    StringJoiner leaves = new StringJoiner(",");
    StringJoiner weights = new StringJoiner(",");
    for (int leaf = 0; leaf < 1 << depth; leaf++) {
      leaves.add(Double.toString(random.nextGaussian()));
      weights.add("1");
    }
    return "{\"leaf_values\":[%s],\"leaf_weights\":[%s],\"splits\":[%s]}"
        .formatted(leaves, weights, splits);
  }
}
