package dev.orchard.forest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Checks drafted trees and writes them into the arrays of a {@link FlatForest}. */
final class ForestAssembly {
  private final ForestHeader header;
  private final List<TreeBuilder> trees;
  private final List<int[]> orders = new ArrayList<>();
  private final long[][] thresholds;
  private final Map<BitSet, Integer> sets = new LinkedHashMap<>();
  private int nodeCount;
  private int leafValueCount;

  ForestAssembly(ForestHeader header, List<TreeBuilder> trees) {
    this.header = header;
    this.trees = trees;
    thresholds =
        new long[header.precision() == InputPrecision.FLOAT64 ? header.featureCount() : 0][];
  }

  FlatForest flat() {
    for (int tree = 0; tree < trees.size(); tree++) {
      check(tree);
    }
    collectThresholds();
    int[] codes = new int[nodeCount];
    int[] keys = new int[nodeCount];
    double[] leafValues = new double[leafValueCount];
    write(codes, keys, leafValues);
    return new FlatForest(
        header,
        orders.stream().mapToInt(order -> order.length).toArray(),
        trees.stream().mapToInt(TreeBuilder::output).toArray(),
        codes,
        keys,
        thresholds,
        categorySets(),
        leafValues,
        notes(trees.stream().anyMatch(TreeBuilder::hasCovers), TreeBuilder::coverOf),
        notes(trees.stream().anyMatch(TreeBuilder::hasGains), TreeBuilder::gainOf));
  }

  private void check(int tree) {
    TreeBuilder draft = trees.get(tree);
    orders.add(TreeOrder.of(tree, draft));
    for (int id = 0; id < draft.nodeCount(); id++) {
      DraftNode node = draft.node(id);
      if (node instanceof DraftNode.NumberSplit split) {
        checkFeature(tree, id, split.feature());
        checkThreshold(tree, id, split.threshold());
      } else if (node instanceof DraftNode.CategorySplit split) {
        checkFeature(tree, id, split.feature());
        checkSet(tree, id, split.goingLeft());
      } else if (node instanceof DraftNode.Leaf leaf) {
        checkLeaf(tree, id, leaf.values());
      }
    }
    nodeCount = bounded("nodes", (long) nodeCount + draft.nodeCount(), Limits.NODES);
  }

  private void checkFeature(int tree, int id, int feature) {
    if (feature < 0 || feature >= header.featureCount()) {
      throw InvalidForestException.atNode(
          tree,
          id,
          "splits by feature %d; the forest has the features 0 to %d"
              .formatted(feature, header.featureCount() - 1));
    }
  }

  private static void checkThreshold(int tree, int id, double threshold) {
    if (Double.isNaN(threshold)) {
      throw InvalidForestException.atNode(tree, id, "has the threshold NaN");
    }
  }

  private static void checkSet(int tree, int id, BitSet set) {
    if (set.length() > Limits.CATEGORIES) {
      throw InvalidForestException.atNode(
          tree,
          id,
          "names category " + (set.length() - 1) + "; codes end at " + (Limits.CATEGORIES - 1));
    }
  }

  private void checkLeaf(int tree, int id, double[] values) {
    int width = header.leafWidth(trees.get(tree).output());
    if (values.length != width) {
      throw InvalidForestException.atNode(
          tree, id, "is a leaf of %d values, %d expected".formatted(values.length, width));
    }
    for (double value : values) {
      if (!header.isValue(value)) {
        throw InvalidForestException.atNode(
            tree, id, "leaf value " + value + " " + header.valueRule());
      }
    }
    leafValueCount = bounded("leaf values", (long) leafValueCount + width, Limits.LEAF_VALUES);
  }

  private static int bounded(String what, long count, int limit) {
    if (count > limit) {
      throw new InvalidForestException("more than " + limit + " " + what);
    }
    return (int) count;
  }

  /** Sorts the distinct thresholds of each feature; a float forest needs none. */
  private void collectThresholds() {
    if (thresholds.length == 0) {
      return;
    }
    int[] counts = new int[thresholds.length];
    forEachNumberSplit(split -> counts[split.feature()]++);
    for (int feature = 0; feature < counts.length; feature++) {
      thresholds[feature] = new long[counts[feature]];
    }
    forEachNumberSplit(
        split -> thresholds[split.feature()][--counts[split.feature()]] = split.doubleKey());
    for (int feature = 0; feature < counts.length; feature++) {
      thresholds[feature] = Arrays.stream(thresholds[feature]).sorted().distinct().toArray();
    }
  }

  private void forEachNumberSplit(Consumer<DraftNode.NumberSplit> action) {
    for (TreeBuilder draft : trees) {
      for (int id = 0; id < draft.nodeCount(); id++) {
        if (draft.node(id) instanceof DraftNode.NumberSplit split) {
          action.accept(split);
        }
      }
    }
  }

  private void write(int[] codes, int[] keys, double[] leafValues) {
    int next = 0;
    int nextLeafValue = 0;
    for (int tree = 0; tree < orders.size(); tree++) {
      for (int id : orders.get(tree)) {
        DraftNode node = trees.get(tree).node(id);
        if (node instanceof DraftNode.NumberSplit split) {
          codes[next] = NodeCode.split(split.feature(), false, split.missingGoesLeft());
          keys[next] = key(split);
        } else if (node instanceof DraftNode.CategorySplit split) {
          codes[next] = NodeCode.split(split.feature(), true, split.missingGoesLeft());
          keys[next] = sets.computeIfAbsent(split.goingLeft(), set -> sets.size());
        } else if (node instanceof DraftNode.Leaf leaf) {
          System.arraycopy(leaf.values(), 0, leafValues, nextLeafValue, leaf.values().length);
          nextLeafValue += leaf.values().length;
        }
        next++;
      }
    }
  }

  private int key(DraftNode.NumberSplit split) {
    return header.precision() == InputPrecision.FLOAT32
        ? split.floatKey()
        : 1 + Arrays.binarySearch(thresholds[split.feature()], split.doubleKey());
  }

  private CategorySets categorySets() {
    int[] starts = new int[sets.size() + 1];
    int next = 0;
    for (BitSet set : sets.keySet()) {
      starts[next + 1] =
          bounded(
              "words of category sets", starts[next] + (set.length() + 63L) / 64, Limits.SET_WORDS);
      next++;
    }
    long[] words = new long[starts[next]];
    next = 0;
    for (BitSet set : sets.keySet()) {
      long[] bits = set.toLongArray();
      System.arraycopy(bits, 0, words, starts[next++], bits.length);
    }
    return new CategorySets(words, starts);
  }

  /** What was noted of a node. */
  private interface Note {
    double of(TreeBuilder draft, int id);
  }

  private double[] notes(boolean any, Note note) {
    if (!any) {
      return new double[0];
    }
    double[] notes = new double[nodeCount];
    int next = 0;
    for (int tree = 0; tree < orders.size(); tree++) {
      for (int id : orders.get(tree)) {
        notes[next++] = note.of(trees.get(tree), id);
      }
    }
    return notes;
  }
}
