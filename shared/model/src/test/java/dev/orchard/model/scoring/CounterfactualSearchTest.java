package dev.orchard.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.InputPrecision;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Columns;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.json.JsonNull;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonString;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CounterfactualSearchTest {
  private static final FeatureSchema SCHEMA =
      FeatureSchema.of(
          NumberFeature.of("x").withRange(0, 10).withMissing(MissingPolicy.ALLOW),
          CategoryFeature.of("color"),
          BooleanFeature.of("new"));
  private static final Encoder ENCODER =
      Encoder.learn(
          SCHEMA,
          new Columns(
              new Object[][] {
                {0.0, "red", 0.0}, {10.0, "green", 1.0}, {5.0, "blue", 1.0}, {5.0, "blue", 0.0}
              }),
          new double[] {0, 1, 1, 0});
  private static final List<FeatureScale> SCALES =
      List.of(new FeatureScale(5, 2), FeatureScale.UNIT, FeatureScale.UNIT);
  private static final Actions ACTIONS =
      Actions.of(Action.from(0.5, "CALL"), Action.otherwise("WAIT"));

  private static Row row(double x, String color, boolean isNew) {
    Row row = new Row(SCHEMA);
    row.setNumber(0, x);
    row.setCategory(1, color);
    row.setBoolean(2, isNew);
    return row;
  }

  private static Scorer scorer(Forest forest) {
    return Scorer.regression(ENCODER, forest, Optional.empty(), Optional.empty(), ACTIONS);
  }

  private static Forest random(int seed, InputPrecision precision) {
    Random random = new Random(seed);
    ForestBuilder builder =
        ForestBuilder.create(3, 1).aggregation(Aggregation.MEAN).precision(precision);
    for (int i = 0; i < 5; i++) {
      TreeBuilder tree = builder.addTree();
      tree.root(node(tree, random, 4));
    }
    return builder.build();
  }

  private static int node(TreeBuilder tree, Random random, int depth) {
    if (depth == 0) {
      return tree.leaf(random.nextInt(11) / 10f);
    }
    int feature = random.nextInt(3);
    double threshold = feature == 0 ? random.nextInt(-2, 24) / 2.0 : random.nextInt(4) + 0.5;
    Comparison comparison = random.nextBoolean() ? Comparison.LESS : Comparison.LESS_OR_EQUAL;
    int split = tree.split(feature, threshold, comparison, random.nextBoolean());
    tree.connect(split, node(tree, random, depth - 1), node(tree, random, depth - 1));
    return split;
  }

  /** Thresholds are multiples of one half, so a grid of sixteenths meets every interval. */
  @Test
  void findsWhatAGridOfAllValuesFinds() {
    for (int seed = 0; seed < 100; seed++) {
      Scorer scorer =
          scorer(random(seed, seed % 2 == 0 ? InputPrecision.FLOAT64 : InputPrecision.FLOAT32));
      Row row = row(seed % 11, seed % 3 == 0 ? "red" : "blue", seed % 2 == 0);
      Optional<String> now = scorer.score(row).recommendedAction();
      double nearest = Double.POSITIVE_INFINITY;
      for (int step = 0; step <= 160; step++) {
        Row changed = row.copy();
        changed.setNumber(0, step / 16.0);
        if (!scorer.score(changed).recommendedAction().equals(now)) {
          nearest = Math.min(nearest, Math.abs(step / 16.0 - row.number(0)) / 2);
        }
      }
      Counterfactuals found = scorer.counterfactuals(row, List.of(0), new Wish.Different(), SCALES);
      assertThat(found.isComplete()).isTrue();
      if (nearest == Double.POSITIVE_INFINITY) {
        assertThat(found.changes()).as("seed %d", seed).isEmpty();
      } else {
        Counterfactual change = found.changes().get(0);
        assertThat(change.distance())
            .as("seed %d", seed)
            .isBetween(nearest - 1 / 31.0, nearest + 0.01);
        assertThat(change.prediction().recommendedAction()).isNotEqualTo(now);
        Row changed = row.copy();
        changed.setNumber(0, ((JsonNumber) change.to()).value());
        assertThat(scorer.score(changed)).isEqualTo(change.prediction());
      }
    }
  }

  private static Forest steps() {
    ForestBuilder builder = ForestBuilder.create(3, 1);
    TreeBuilder byNumber = builder.addTree();
    byNumber.connect(
        byNumber.split(0, 7, Comparison.LESS, true), byNumber.leaf(0), byNumber.leaf(0.6));
    TreeBuilder byFlag = builder.addTree();
    byFlag.connect(byFlag.split(2, 0.5, Comparison.LESS, true), byFlag.leaf(0), byFlag.leaf(0.6));
    return builder.build();
  }

  @Test
  void givesTheSmallestChangeOfEachFeatureTheSmallestFirst() {
    Counterfactuals found =
        scorer(steps())
            .counterfactuals(row(6, "red", false), List.of(2, 1, 0), new Wish.Different(), SCALES);
    assertThat(found.changes()).extracting(Counterfactual::feature).containsExactly("x", "new");
    assertThat(found.changes().get(0).to()).isEqualTo(JsonNumber.of(7.0));
    assertThat(found.changes().get(0).distance()).isCloseTo(0.5, within(1e-12));
    assertThat(found.changes().get(1).distance()).isEqualTo(1);
  }

  @Test
  void goesBelowAThresholdByANumberThatPeopleCanRead() {
    Counterfactuals found =
        scorer(steps())
            .counterfactuals(row(9, "red", false), List.of(0), new Wish.Named("WAIT"), SCALES);
    assertThat(found.changes().get(0).to()).isEqualTo(JsonNumber.of(6.99));
    assertThat(found.changes().get(0).distance()).isCloseTo(1.005, within(1e-12));
    assertThat(found.changes().get(0).prediction().recommendedAction()).contains("WAIT");
  }

  @Test
  void staysWithinTheRangeOfTheFeature() {
    ForestBuilder builder = ForestBuilder.create(3, 1);
    TreeBuilder tree = builder.addTree();
    tree.connect(tree.split(0, 11, Comparison.LESS, true), tree.leaf(0), tree.leaf(1));
    Counterfactuals found =
        scorer(builder.build())
            .counterfactuals(row(9, "red", false), List.of(0), new Wish.Different(), SCALES);
    assertThat(found.changes()).isEmpty();
    assertThat(found.isComplete()).isTrue();
  }

  @Test
  void aimsAtANumberOrAtMost() {
    Scorer scorer = scorer(steps());
    Row row = row(9, "red", true);
    assertThat(scorer.counterfactuals(row, List.of(0, 2), new Wish.AtMost(0.7), SCALES).changes())
        .hasSize(2);
    assertThat(scorer.counterfactuals(row, List.of(0, 2), new Wish.AtLeast(1.5), SCALES).changes())
        .isEmpty();
  }

  @Test
  void changesNothingWhereTheRowIsAnsweredAsWishedAlready() {
    Scorer scorer = scorer(steps());
    Row row = row(9, "red", true);
    double now = ((NumberPrediction) scorer.score(row)).value();

    Counterfactuals found =
        scorer.counterfactuals(row, List.of(0, 1, 2), new Wish.AtMost(now), SCALES);

    assertThat(found.changes()).isEmpty();
    assertThat(found.isComplete()).isTrue();
  }

  @Test
  void triesEveryCategoryThatTrainingKnows() {
    ForestBuilder builder = ForestBuilder.create(3, 1);
    TreeBuilder tree = builder.addTree();
    double[] encoded = new double[3];
    ENCODER.encode(row(1, "red", false), encoded, 0);
    BitSet set = new BitSet();
    set.set((int) encoded[1]);
    tree.connect(tree.categorySplit(1, set, false), tree.leaf(0), tree.leaf(1));
    Counterfactuals found =
        scorer(builder.build())
            .counterfactuals(row(1, "blue", false), List.of(1), new Wish.Different(), SCALES);
    assertThat(found.changes().get(0).to()).isEqualTo(new JsonString("red"));
    assertThat(found.changes().get(0).distance()).isEqualTo(1);
  }

  @Test
  void takesAMissingNumberToBeAverage() {
    Row row = row(Double.NaN, "red", false);
    Counterfactuals found =
        scorer(steps()).counterfactuals(row, List.of(0), new Wish.Different(), SCALES);
    assertThat(found.changes().get(0).from()).isEqualTo(JsonNull.NULL);
    assertThat(found.changes().get(0).to()).isEqualTo(JsonNumber.of(7.0));
    assertThat(found.changes().get(0).distance()).isEqualTo(1);
  }
}
