package dev.orchard.model.scoring;

import dev.orchard.forest.Forest;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.Tree;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;

/**
 * Finds the smallest change of a single feature that makes a model answer otherwise. Nothing is
 * approximated: between two neighbouring thresholds of a number no tree can tell its values apart,
 * so of each such interval the value nearest to the row's is tried, and of a category each value;
 * the smallest changes first, until one grants the wish.
 */
final class CounterfactualSearch {
  /** As many leaves are looked up for one row at most, some 50 ms. */
  private static final long MOST_LEAVES = 4_000_000;

  private static final int BLOCK = 64;

  private final Scorer scorer;
  private final List<FeatureScale> scales;

  CounterfactualSearch(Scorer scorer, List<FeatureScale> scales) {
    this.scorer = scorer;
    this.scales = scales;
  }

  /** A row with one feature changed. */
  private record Change(int position, Row row, double distance) {}

  Counterfactuals search(Row row, List<Integer> positions, Wish wish) {
    Prediction now = scorer.score(row);
    List<Change> changes = new ArrayList<>();
    for (int position : Set.copyOf(positions)) {
      addChanges(row, position, changes);
    }
    changes.sort(Comparator.comparingDouble(Change::distance).thenComparingInt(Change::position));
    long most = Math.max(BLOCK, MOST_LEAVES / Math.max(1, scorer.forest().treeCount()));
    Map<Integer, Counterfactual> found = new LinkedHashMap<>();
    int tried = 0;
    while (tried < Math.min(most, changes.size()) && found.size() < positions.size()) {
      List<Change> block = changes.subList(tried, Math.min(changes.size(), tried + BLOCK));
      tryAll(row, now, block, wish, found);
      tried += block.size();
    }
    boolean complete = tried == changes.size() || found.size() == positions.size();
    return new Counterfactuals(List.copyOf(found.values()), complete);
  }

  private void tryAll(
      Row row, Prediction now, List<Change> block, Wish wish, Map<Integer, Counterfactual> found) {
    List<Prediction> predictions = scorer.scoreAll(block.stream().map(Change::row).toList());
    for (int i = 0; i < predictions.size(); i++) {
      Change change = block.get(i);
      if (!found.containsKey(change.position()) && grants(wish, now, predictions.get(i))) {
        found.put(change.position(), counterfactual(row, change, predictions.get(i)));
      }
    }
  }

  private static Counterfactual counterfactual(Row row, Change change, Prediction prediction) {
    int position = change.position();
    JsonValue from = row.value(position);
    String feature = row.schema().feature(position).name();
    return new Counterfactual(
        feature, from, change.row().value(position), change.distance(), prediction);
  }

  static boolean grants(Wish wish, Prediction now, Prediction then) {
    if (wish instanceof Wish.Named named) {
      return then.recommendedAction().filter(named.name()::equals).isPresent()
          || (then instanceof ClassPrediction ofClass && ofClass.label().equals(named.name()));
    }
    if (wish instanceof Wish.AtLeast least) {
      return number(then) >= least.value();
    }
    if (wish instanceof Wish.AtMost most) {
      return number(then) <= most.value();
    }
    if (now.recommendedAction().isPresent() || then.recommendedAction().isPresent()) {
      return !now.recommendedAction().equals(then.recommendedAction());
    }
    return now instanceof ClassPrediction before
        && then instanceof ClassPrediction after
        && before.classIndex() != after.classIndex();
  }

  private static double number(Prediction prediction) {
    return prediction instanceof NumberPrediction number
        ? number.value()
        : prediction.probability().orElse(Double.NaN);
  }

  private void addChanges(Row row, int position, List<Change> changes) {
    if (row.schema().feature(position) instanceof CategoryFeature) {
      Set<String> categories = new HashSet<>(scorer.encoder().categories(position));
      categories.remove(row.category(position));
      for (String category : categories.stream().sorted().toList()) {
        Row changed = row.copy();
        changed.setCategory(position, category);
        changes.add(new Change(position, changed, 1));
      }
    } else if (row.schema().feature(position) instanceof BooleanFeature) {
      for (double value : new double[] {0, 1}) {
        if (row.number(position) != value) {
          changes.add(new Change(position, withNumber(row, position, value), 1));
        }
      }
    } else {
      addNumbers(row, position, changes);
    }
  }

  private void addNumbers(Row row, int position, List<Change> changes) {
    Encoder encoder = scorer.encoder();
    NumberFeature feature = (NumberFeature) encoder.schema().feature(position);
    FeatureScale scale = scales.get(position);
    double given = row.number(position);
    double from = Double.isNaN(given) ? scale.center() : given;
    double least =
        Math.min(from, feature.minimum().orElse(bound(encoder.trainingMinimum(position), -1)));
    double most =
        Math.max(from, feature.maximum().orElse(bound(encoder.trainingMaximum(position), 1)));
    double[] edges = edges(position);
    for (int i = 0; i <= edges.length; i++) {
      double low = Math.max(least, i == 0 ? Double.NEGATIVE_INFINITY : edges[i - 1]);
      double high = Math.min(most, i == edges.length ? Double.POSITIVE_INFINITY : below(edges[i]));
      double nearest = Math.max(low, Math.min(high, from));
      if (low <= high && nearest != given && Double.isFinite(nearest)) {
        double distance = Math.abs(nearest - from) / scale.deviation();
        changes.add(new Change(position, withNumber(row, position, nearest), distance));
      }
    }
  }

  private static double bound(double known, int sign) {
    return Double.isNaN(known) ? sign * Double.POSITIVE_INFINITY : known;
  }

  /** The largest number that the forest still finds smaller. */
  private double below(double edge) {
    return scorer.forest().precision() == InputPrecision.FLOAT32
        ? Math.nextDown((float) edge)
        : Math.nextDown(edge);
  }

  private static Row withNumber(Row row, int position, double value) {
    Row changed = row.copy();
    changed.setNumber(position, value);
    return changed;
  }

  /** Where the forest tells smaller from larger values of a feature, rising. */
  private double[] edges(int position) {
    Encoder encoder = scorer.encoder();
    Forest forest = scorer.forest();
    DoubleStream.Builder edges = DoubleStream.builder();
    for (int index = 0; index < forest.treeCount(); index++) {
      Tree tree = forest.tree(index);
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node) && encoder.featureOfColumn(tree.feature(node)) == position) {
          addEdges(tree, node, edges);
        }
      }
    }
    return edges.build().sorted().distinct().toArray();
  }

  /** A number that a tree treats as a category changes sides at whole numbers. */
  private static void addEdges(Tree tree, int node, DoubleStream.Builder edges) {
    if (!tree.isCategorySplit(node)) {
      edges.add(tree.threshold(node));
      return;
    }
    tree.categoriesGoingLeft(node).stream()
        .forEach(code -> edges.add(code).add(Math.nextUp((double) code)));
  }
}
