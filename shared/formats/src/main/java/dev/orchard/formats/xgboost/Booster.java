package dev.orchard.formats.xgboost;

import dev.orchard.formats.document.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The trees of a file, their order in time, and what each is worth. */
final class Booster {
  private final String name;
  private final Part model;
  private final List<Part> trees;
  private final int[] treeOutputs;
  private final Optional<Part> weights;

  private Booster(String name, Part model, Optional<Part> weights) {
    this.name = name;
    this.model = model;
    this.weights = weights;
    trees = model.get("trees").list();
    treeOutputs = model.get("tree_info").integers();
    checkLength(model.get("tree_info"), treeOutputs.length);
  }

  /** Reads {@code learner.gradient_booster}. */
  static Booster of(Part booster) {
    Part name = booster.get("name");
    return switch (name.text()) {
      // Later versions keep DART's weights in the model of gbtree.
      case "gbtree" -> gbtree(booster.get("model"));
      case "dart" ->
          new Booster(
              "dart", booster.get("gbtree").get("model"), Optional.of(booster.get("weight_drop")));
      case "gblinear" ->
          throw name.refused("gblinear is a linear model and has no trees to import");
      default -> throw name.refused("the booster gbtree or dart is expected");
    };
  }

  private static Booster gbtree(Part model) {
    return new Booster("gbtree", model, model.find("weight_drop"));
  }

  String name() {
    return name;
  }

  /** All trees of the file. */
  List<Part> trees() {
    return trees;
  }

  /** To which output each tree adds. */
  int[] treeOutputs() {
    return treeOutputs;
  }

  /** By what the leaves of each tree are multiplied, in float. */
  float[] weights() {
    float[] ones = new float[trees.size()];
    Arrays.fill(ones, 1.0f);
    if (weights.isEmpty()) {
      return ones;
    }
    double[] numbers = weights.get().numbers();
    checkLength(weights.get(), numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      ones[i] = (float) numbers[i];
    }
    return ones;
  }

  Optional<Part> categories() {
    return model.find("cats");
  }

  /** How many trees the rounds up to and with the best one have. */
  int treesUpTo(int bestIteration, Part place) {
    Optional<Part> starts = model.find("iteration_indptr");
    long end =
        starts.isPresent()
            ? entry(starts.get().integers(), bestIteration + 1L)
            : (bestIteration + 1L) * treesOfRound();
    if (bestIteration < 0 || end <= 0 || end > trees.size()) {
      throw place.refused("there is no round " + bestIteration + " among the trees");
    }
    return (int) end;
  }

  private static long entry(int[] starts, long index) {
    return index >= 0 && index < starts.length ? starts[(int) index] : -1;
  }

  private long treesOfRound() {
    int groups = 1;
    for (int output : treeOutputs) {
      groups = Math.max(groups, output + 1);
    }
    return (long) groups
        * Math.max(1, TextNumbers.whole(model.get("gbtree_model_param").get("num_parallel_tree")));
  }

  private void checkLength(Part list, int length) {
    if (length != trees.size()) {
      throw list.refused("%d values for %d trees".formatted(length, trees.size()));
    }
  }
}
