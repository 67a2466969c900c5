package dev.orchard.formats.lightgbm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Model files written by hand. */
final class ModelText {
  private ModelText() {}

  /** The lines between the start of the header and {@code end of trees}. */
  static byte[] of(String... lines) {
    return ("tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\n"
            + String.join("\n", lines)
            + "\nend of trees\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** One split of the feature {@code a} at 0.5 and one more line in its tree. */
  static byte[] withTreeLine(String line) {
    return stump("objective=regression", line, "");
  }

  static byte[] withObjective(String objective) {
    return stump("objective=" + objective, "shrinkage=1", "");
  }

  static byte[] stump(String headerLine, String treeLine, String afterwards) {
    return of(
        "max_feature_idx=1",
        "feature_names=a b",
        "feature_infos=[0:1] 0:2:1",
        headerLine,
        "",
        "Tree=0",
        "num_leaves=2",
        "num_cat=0",
        "split_feature=0",
        "threshold=0.5",
        "decision_type=2",
        "left_child=-1",
        "right_child=-2",
        "leaf_value=0.25 -1",
        "leaf_count=3 5",
        "internal_count=8",
        treeLine,
        "",
        "end of trees",
        afterwards);
  }

  static String list(List<?> values) {
    return values.stream().map(Object::toString).collect(Collectors.joining(" "));
  }

  static String list(int[] values) {
    return Arrays.stream(values).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  /** {@code 0 1 2 …}, {@code count} numbers. */
  static String countTo(int count) {
    return list(IntStream.range(0, count).toArray());
  }
}
