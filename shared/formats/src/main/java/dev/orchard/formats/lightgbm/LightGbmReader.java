package dev.orchard.formats.lightgbm;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InvalidForestException;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignModelReader;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads {@code model.txt} of LightGBM 2 to 4: a header, one block a tree, and what follows {@code
 * end of trees}, of which only {@code pandas_categorical} matters.
 */
public final class LightGbmReader implements ForeignModelReader {
  private static final int FEATURES = 1 << 16;
  private static final int CLASSES = 1 << 12;
  private static final int TREES = 1 << 17;

  /**
   * How much larger than the file's own trees the forest may become, and a start for small ones.
   */
  private static final int GROWTH = 8;

  private static final long FREE_NODES = 1 << 20;
  private static final String PANDAS_CATEGORICAL = "pandas_categorical:";

  @Override
  public ForeignModel read(byte[] bytes) {
    LightGbmLines lines = new LightGbmLines(bytes);
    if (!lines.next().equals("tree")) {
      throw lines.refusal("\"tree\" expected, this is no LightGBM model");
    }
    LightGbmFields header = new LightGbmFields("the header", lines.block());
    if (!Set.of("v2", "v3", "v4").contains(header.text("version"))) {
      throw header.refusal("version", "is none of v2, v3, v4");
    }
    int featureCount = header.integer("max_feature_idx", 0, FEATURES - 1) + 1;
    List<LightGbmTree> trees = trees(lines, featureCount);
    checkTreeCount(header, trees.size());
    String pandasCategorical = pandasCategorical(lines);
    LightGbmObjective objective =
        header.has("objective")
            ? LightGbmObjective.of(header.text("objective"))
            : LightGbmObjective.none();
    try {
      return new ForeignModel(
          ForeignFormat.LIGHTGBM_TEXT,
          forest(header, objective, featureCount, trees),
          LightGbmFeatures.of(header, featureCount, splitByCategory(trees), pandasCategorical),
          objective.task(),
          List.of(),
          notes(header, objective));
    } catch (InvalidForestException e) {
      throw new ForeignModelException("the LightGBM model: " + e.getMessage(), e);
    }
  }

  private static List<LightGbmTree> trees(LightGbmLines lines, int featureCount) {
    List<LightGbmTree> trees = new ArrayList<>();
    while (true) {
      String line = lines.next();
      if (line.equals("end of trees")) {
        return trees;
      }
      if (line.isEmpty()) {
        continue;
      }
      if (!line.startsWith("Tree=")) {
        throw lines.refusal("\"Tree=\" or \"end of trees\" expected");
      }
      if (trees.size() == TREES) {
        throw lines.refusal("more than " + TREES + " trees");
      }
      LightGbmFields fields = new LightGbmFields("tree " + trees.size(), lines.block());
      trees.add(new LightGbmTree(fields, featureCount));
    }
  }

  /** The sizes themselves are for LightGBM's parallel reader; their count shows a tree missing. */
  private static void checkTreeCount(LightGbmFields header, int count) {
    if (header.has("tree_sizes")) {
      String sizes = header.text("tree_sizes").trim();
      long expected = sizes.isEmpty() ? 0 : sizes.chars().filter(c -> c == ' ').count() + 1;
      if (expected != count) {
        throw header.refusal(
            "tree_sizes", "tells of %d trees, and there are %d".formatted(expected, count));
      }
    }
  }

  private static String pandasCategorical(LightGbmLines lines) {
    while (!lines.atEnd()) {
      String line = lines.next();
      if (line.startsWith(PANDAS_CATEGORICAL)) {
        return line.substring(PANDAS_CATEGORICAL.length());
      }
    }
    return "[]";
  }

  private static Forest forest(
      LightGbmFields header,
      LightGbmObjective objective,
      int featureCount,
      List<LightGbmTree> trees) {
    int outputCount =
        header.integer(
            header.has("num_tree_per_iteration") ? "num_tree_per_iteration" : "num_class",
            1,
            CLASSES);
    if (objective.isSingle() && outputCount > 1) {
      throw header.refusal(
          "num_class", "is %d for the objective %s".formatted(outputCount, objective.name()));
    }
    if (trees.size() % outputCount != 0) {
      throw header.refusal(
          "num_class", "is %d, which %d trees do not fit".formatted(outputCount, trees.size()));
    }
    ForestBuilder forest = ForestBuilder.create(featureCount, outputCount).link(objective.link());
    if (header.has("average_output")) {
      forest.aggregation(Aggregation.MEAN);
    }
    long nodes = trees.stream().mapToLong(LightGbmTree::nodeCount).sum();
    LightGbmTreeWriter writer =
        new LightGbmTreeWriter(objective.sigmoid(), featureCount, GROWTH * nodes + FREE_NODES);
    for (int i = 0; i < trees.size(); i++) {
      writer.write(trees.get(i), forest.addTree(i % outputCount));
    }
    return forest.build();
  }

  private static BitSet splitByCategory(List<LightGbmTree> trees) {
    BitSet features = new BitSet();
    for (LightGbmTree tree : trees) {
      for (int split = 0; split < tree.splitCount(); split++) {
        if (tree.isCategorical(split)) {
          features.set(tree.feature(split));
        }
      }
    }
    return features;
  }

  private static SortedMap<String, String> notes(
      LightGbmFields header, LightGbmObjective objective) {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put("version", header.text("version"));
    notes.put("objective", objective.name());
    notes.put("boosting", header.has("average_output") ? "rf" : "gbdt");
    if (objective.sigmoid() != 1) {
      notes.put("sigmoid", Double.toString(objective.sigmoid()));
    }
    return notes;
  }
}
