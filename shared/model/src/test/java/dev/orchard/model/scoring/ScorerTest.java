package dev.orchard.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.feature.Columns;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorerTest {
  private static final FeatureSchema SCHEMA = FeatureSchema.of(NumberFeature.of("x"));
  private static final Encoder ENCODER =
      Encoder.learn(SCHEMA, new Columns(new Object[][] {{0.0}, {10.0}}), new double[] {0, 1});
  private static final Actions ACTIONS =
      Actions.of(Action.from(0.6, "HIGH"), Action.from(0.3, "MIDDLE"), Action.otherwise("LOW"));

  /** One tree: the first leaf below 5, the second from there on. */
  private static Forest step(double[] below, double[] from) {
    ForestBuilder builder = ForestBuilder.create(1, below.length).aggregation(Aggregation.MEAN);
    TreeBuilder tree = builder.addTree();
    int split = tree.split(0, 5, Comparison.LESS, true);
    tree.connect(split, tree.leaf(below), tree.leaf(from)).root(split);
    return builder.build();
  }

  private static Row row(double x) {
    Row row = new Row(SCHEMA);
    row.setNumber(0, x);
    return row;
  }

  private static Scorer binary(double below, double from, Calibration calibration) {
    return Scorer.classification(
        ENCODER,
        step(new double[] {below}, new double[] {from}),
        Classes.binary("no", "yes"),
        calibration,
        ACTIONS);
  }

  private static Scorer regression(double[] residuals, LabelRange range) {
    return Scorer.regression(
        ENCODER,
        step(new double[] {100}, new double[] {200}),
        Optional.of(Conformal.ofResiduals(residuals)),
        Optional.of(range),
        Actions.NONE);
  }

  @Test
  void confidenceOfAClassIsItsCalibratedProbability() {
    Scorer scorer = binary(0.2, 0.7, Calibration.NONE);
    ClassPrediction yes = (ClassPrediction) scorer.score(row(7));
    assertThat(yes.label()).isEqualTo("yes");
    assertThat(yes.isPositive()).isTrue();
    assertThat(yes.confidence()).isEqualTo(0.7);
    assertThat(yes.probability()).hasValue(0.7);
    ClassPrediction no = (ClassPrediction) scorer.score(row(1));
    assertThat(no.label()).isEqualTo("no");
    assertThat(no.confidence()).isEqualTo(0.8);
    assertThat(no.probability()).hasValue(0.2);
    assertThat(no.probabilities()).containsExactly(0.8, 0.2);
  }

  @Test
  void calibrationMovesClassConfidenceAndAction() {
    Calibration halved = new Calibration.Isotonic(new double[] {0, 1}, new double[] {0, 0.5});
    ClassPrediction prediction = (ClassPrediction) binary(0.2, 0.7, halved).score(row(7));
    assertThat(prediction.label()).isEqualTo("no");
    assertThat(prediction.confidence()).isCloseTo(0.65, within(1e-12));
    assertThat(prediction.recommendedAction()).contains("MIDDLE");
  }

  @Test
  void recommendsTheFirstActionReached() {
    assertThat(ACTIONS.recommend(0.6)).contains("HIGH");
    assertThat(ACTIONS.recommend(0.59)).contains("MIDDLE");
    assertThat(ACTIONS.recommend(0)).contains("LOW");
    assertThat(Actions.of(Action.from(0.5, "A")).recommend(0.4)).isEmpty();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Actions.of(Action.from(0.3, "A"), Action.from(0.6, "B")));
  }

  @Test
  void aForestOfTwoOutputsScoresTwoClasses() {
    Scorer scorer =
        Scorer.classification(
            ENCODER,
            step(new double[] {0.9, 0.1}, new double[] {0.2, 0.8}),
            new Classes(List.of("yes", "no"), java.util.OptionalInt.of(0)),
            Calibration.NONE,
            ACTIONS);
    assertThat(scorer.score(row(1)).probability()).hasValue(0.9);
    assertThat(((ClassPrediction) scorer.score(row(9))).label()).isEqualTo("no");
  }

  @Test
  void manyClassesReturnTheMostProbable() {
    Scorer scorer =
        Scorer.classification(
            ENCODER,
            step(new double[] {0.2, 0.5, 0.3}, new double[] {0, 0, 1}),
            Classes.of(List.of("a", "b", "c")),
            Calibration.NONE,
            Actions.NONE);
    ClassPrediction prediction = (ClassPrediction) scorer.score(row(1));
    assertThat(prediction.label()).isEqualTo("b");
    assertThat(prediction.confidence()).isCloseTo(0.5, within(1e-12));
    assertThat(prediction.probability()).isEmpty();
    assertThat(prediction.isPositive()).isFalse();
  }

  @Test
  void confidenceOfANumberComparesTheIntervalWithTheLabels() {
    double[] residuals = IntStream.rangeClosed(1, 99).asDoubleStream().toArray();
    NumberPrediction prediction =
        (NumberPrediction) regression(residuals, new LabelRange(0, 720)).score(row(1));
    assertThat(prediction.value()).isEqualTo(100);
    assertThat(prediction.interval()).contains(new Interval(10, 190, 0.9));
    assertThat(prediction.confidence()).isCloseTo(1 - 180.0 / 720, within(1e-12));
    assertThat(regression(residuals, new LabelRange(0, 100)).score(row(1)).confidence()).isZero();
    assertThat(regression(new double[] {0}, new LabelRange(5, 5)).score(row(1)).confidence())
        .isEqualTo(1);
  }

  @Test
  void intervalsTakeTheRankCorrectedForTheRowToCome() {
    Conformal conformal =
        Conformal.ofResiduals(IntStream.rangeClosed(1, 99).asDoubleStream().map(x -> -x).toArray());
    assertThat(conformal.halfWidth(0, 0.5)).isEqualTo(50);
    assertThat(conformal.halfWidth(0, 0.9)).isEqualTo(90);
    assertThat(conformal.halfWidth(0, 0.99)).isEqualTo(99);
    assertThat(conformal.halfWidth(0, 0.905)).isCloseTo(90.5, within(1e-9));
    assertThat(Conformal.ofResiduals(new double[] {3, 1}).halfWidth(0, 0.99)).isEqualTo(3);
  }

  @Test
  void intervalsHoldTheTruthAsOftenAsTheySay() {
    Random random = new Random(1);
    double[] residuals = random.doubles(2_000).map(x -> x * x).toArray();
    Conformal conformal = Conformal.ofResiduals(residuals);
    double covered =
        random
            .doubles(100_000)
            .map(x -> x * x)
            .filter(x -> x <= conformal.halfWidth(0, 0.8))
            .count();
    assertThat(covered / 100_000).isBetween(0.77, 0.83);
  }

  @Test
  void theLevelOfAnIntervalIsBounded() {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new ScoreOptions(0.999))
        .satisfies(e -> assertThat(e.violations().get(0).path()).isEqualTo("$.confidence_level"));
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new ScoreOptions(Double.NaN));
    NumberPrediction narrow =
        (NumberPrediction)
            regression(new double[] {1, 2, 3}, new LabelRange(0, 9))
                .score(row(1), new ScoreOptions(0.5));
    assertThat(narrow.interval().orElseThrow().confidenceLevel()).isEqualTo(0.5);
  }

  @Test
  void plattWithoutSlopeChangeLeavesScoresAlone() {
    Calibration identity = new Calibration.Platt(1, 0);
    assertThat(identity.apply(0.3)).isCloseTo(0.3, within(1e-12));
    assertThat(identity.apply(0)).isBetween(0.0, 1e-5);
    assertThat(new Calibration.Platt(2, 1).apply(0.5))
        .isCloseTo(1 / (1 + Math.exp(-1)), within(1e-12));
  }

  @Test
  void isotonicIsLinearBetweenPointsAndFlatOutside() {
    Calibration isotonic =
        new Calibration.Isotonic(new double[] {0.2, 0.6}, new double[] {0.1, 0.5});
    assertThat(isotonic.apply(0)).isEqualTo(0.1);
    assertThat(isotonic.apply(0.4)).isCloseTo(0.3, within(1e-12));
    assertThat(isotonic.apply(1)).isEqualTo(0.5);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new Calibration.Isotonic(new double[] {0, 1}, new double[] {1, 0}));
  }

  @Test
  void warningsTravelWithThePrediction() {
    assertThat(binary(0.2, 0.7, Calibration.NONE).score(row(11)).warnings())
        .extracting(Warning::code)
        .containsExactly(Warning.Code.OUTSIDE_TRAINING_RANGE);
  }

  @Test
  void blocksScoreAsRowsDo() {
    Scorer scorer = binary(0.2, 0.7, Calibration.NONE);
    List<Row> rows = new ArrayList<>();
    new Random(2).doubles(1_000, -5, 15).forEach(x -> rows.add(row(x)));
    assertThat(scorer.scoreAll(rows)).isEqualTo(rows.stream().map(scorer::score).toList());
    assertThat(scorer.scoreAll(List.of())).isEmpty();
  }

  @Test
  void refusesAForestThatDoesNotFit() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                Scorer.classification(
                    ENCODER,
                    step(new double[] {1, 2}, new double[] {3, 4}),
                    Classes.of(List.of("a", "b", "c")),
                    Calibration.NONE,
                    Actions.NONE));
  }
}
