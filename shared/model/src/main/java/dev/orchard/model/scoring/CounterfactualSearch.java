package dev.orchard.model.scoring;

import dev.orchard.forest.Forest;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.Tree;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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

  /** How much larger a readable change may be than the smallest, in {@link FeatureScale}s. */
  private static final double ROOM = 0.01;

  private final Scorer scorer;
  private final List<FeatureScale> scales;

  CounterfactualSearch(Scorer scorer, List<FeatureScale> scales) {
    this.scorer = scorer;
    this.scales = scales;
  }

  /**
   * Another value for one feature. No row yet: a large forest gives millions of these.
   *
   * @param category of a category; else null
   * @param number of any other feature, as all from least to most are to the forest
   */
  private record Change(
      int position, String category, double number, double least, double most, double distance) {
    Row of(Row row) {
      Row changed = row.copy();
      if (category != null) {
        changed.setCategory(position, category);
      } else {
        changed.setNumber(position, number);
      }
      return changed;
    }
  }

  Counterfactuals search(Row row, List<Integer> positions, Wish wish) {
    Prediction now = scorer.score(row);
    if (grants(wish, now, now)) {
      return new Counterfactuals(List.of(), true);
    }
    List<Change> changes = new ArrayList<>();
    Map<Integer, DoubleStream.Builder> edges = edges(Set.copyOf(positions));
    edges.forEach((position, each) -> addChanges(row, position, each, changes));
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
    List<Prediction> predictions =
        scorer.scoreAll(block.stream().map(change -> change.of(row)).toList());
    for (int i = 0; i < predictions.size(); i++) {
      Change change = block.get(i);
      if (!found.containsKey(change.position()) && grants(wish, now, predictions.get(i))) {
        found.put(change.position(), counterfactual(row, change, predictions.get(i)));
      }
    }
  }

  /** Scores what is proposed: people should find exactly that when they try it. */
  private Counterfactual counterfactual(Row row, Change smallest, Prediction prediction) {
    int position = smallest.position();
    Change change = readable(smallest);
    Row changed = change.of(row);
    return new Counterfactual(
        row.schema().feature(position).name(),
        row.value(position),
        changed.value(position),
        change.distance(),
        change.equals(smallest) ? prediction : scorer.score(changed));
  }

  /** The forest cannot tell it from the smallest change; people can read it. */
  private Change readable(Change change) {
    if (change.category() != null) {
      return change;
    }
    double deviation = scales.get(change.position()).deviation();
    double number =
        ReadableNumber.near(change.number(), change.least(), change.most(), ROOM * deviation);
    double further = Math.abs(number - change.number()) / deviation;
    return new Change(
        change.position(),
        null,
        number,
        change.least(),
        change.most(),
        change.distance() + further);
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

  private void addChanges(Row row, int position, DoubleStream.Builder edges, List<Change> changes) {
    if (row.schema().feature(position) instanceof CategoryFeature) {
      Set<String> categories = new HashSet<>(scorer.encoder().categories(position));
      categories.remove(row.category(position));
      for (String category : categories.stream().sorted().toList()) {
        changes.add(new Change(position, category, Double.NaN, Double.NaN, Double.NaN, 1));
      }
    } else if (row.schema().feature(position) instanceof BooleanFeature) {
      for (double value : new double[] {0, 1}) {
        if (row.number(position) != value) {
          changes.add(new Change(position, null, value, value, value, 1));
        }
      }
    } else {
      addNumbers(row, position, edges.build().sorted().distinct().toArray(), changes);
    }
  }

  private void addNumbers(Row row, int position, double[] edges, List<Change> changes) {
    Encoder encoder = scorer.encoder();
    NumberFeature feature = (NumberFeature) encoder.schema().feature(position);
    FeatureScale scale = scales.get(position);
    double given = row.number(position);
    double from = Double.isNaN(given) ? scale.center() : given;
    double least =
        Math.min(from, feature.minimum().orElse(bound(encoder.trainingMinimum(position), -1)));
    double most =
        Math.max(from, feature.maximum().orElse(bound(encoder.trainingMaximum(position), 1)));
    for (int i = 0; i <= edges.length; i++) {
      double low = Math.max(least, i == 0 ? Double.NEGATIVE_INFINITY : edges[i - 1]);
      double high = Math.min(most, i == edges.length ? Double.POSITIVE_INFINITY : below(edges[i]));
      double nearest = Math.max(low, Math.min(high, from));
      if (low <= high && nearest != given && Double.isFinite(nearest)) {
        double distance = Math.abs(nearest - from) / scale.deviation();
        changes.add(new Change(position, null, nearest, low, high, distance));
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

  /** Where the forest tells smaller from larger values of features, in one pass. */
  private Map<Integer, DoubleStream.Builder> edges(Set<Integer> positions) {
    Map<Integer, DoubleStream.Builder> edges = new TreeMap<>();
    positions.forEach(position -> edges.put(position, DoubleStream.builder()));
    Encoder encoder = scorer.encoder();
    Forest forest = scorer.forest();
    for (int index = 0; index < forest.treeCount(); index++) {
      Tree tree = forest.tree(index);
      for (int node = 0; node < tree.nodeCount(); node++) {
        if (!tree.isLeaf(node)) {
          DoubleStream.Builder wanted = edges.get(encoder.featureOfColumn(tree.feature(node)));
          if (wanted != null) {
            addEdges(tree, node, wanted);
          }
        }
      }
    }
    return edges;
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
