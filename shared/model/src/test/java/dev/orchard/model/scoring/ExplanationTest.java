package dev.orchard.model.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Comparison;
import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.Link;
import dev.orchard.forest.MissingCoversException;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.model.feature.Columns;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.json.JsonNumber;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final FeatureSchema SCHEMA =
      FeatureSchema.of(NumberFeature.of("a"), NumberFeature.of("b"), NumberFeature.of("c"));
  private static final Encoder ENCODER =
      Encoder.learn(
          SCHEMA,
          new Columns(new Object[][] {{0.0, 0.0, 0.0}, {1.0, 1.0, 1.0}}),
          new double[] {0, 1});

  /** Trees of two levels over a and b; c is never asked for. */
  private static Forest forest(int outputs, Aggregation aggregation, Link link) {
    Random random = new Random(5);
    ForestBuilder builder = ForestBuilder.create(3, outputs).aggregation(aggregation).link(link);
    for (int i = 0; i < 8; i++) {
      TreeBuilder tree = builder.addTree();
      int root = tree.split(i % 2, 0.5, Comparison.LESS, true);
      int split = tree.split(1 - i % 2, 0.5, Comparison.LESS, true);
      int[] leaves = new int[3];
      for (int leaf = 0; leaf < 3; leaf++) {
        double[] values = random.doubles(outputs).toArray();
        leaves[leaf] = tree.leaf(values);
        tree.cover(leaves[leaf], 1 + random.nextInt(9));
      }
      tree.connect(root, split, leaves[0]).connect(split, leaves[1], leaves[2]);
      tree.cover(root, 30).cover(split, 20);
    }
    return builder.build();
  }

  private static Row row(double a, double b) {
    Row row = new Row(SCHEMA);
    row.setNumber(0, a);
    row.setNumber(1, b);
    row.setNumber(2, 7);
    return row;
  }

  private static double sum(Explanation explanation) {
    return explanation.baselineValue()
        + explanation.remainingContribution()
        + explanation.contributions().stream().mapToDouble(Contribution::contribution).sum();
  }

  @Test
  void contributionsToANumberAddUpToThePrediction() {
    Scorer scorer =
        Scorer.regression(
            ENCODER,
            forest(1, Aggregation.SUM, Link.IDENTITY),
            Optional.empty(),
            Optional.empty(),
            Actions.NONE);
    Explanation explanation = scorer.explain(row(1, 0), ExplainOptions.ALL);
    double prediction = ((NumberPrediction) scorer.score(row(1, 0))).value();
    assertThat(explanation.margin()).isEqualTo(prediction);
    assertThat(sum(explanation)).isCloseTo(prediction, within(1e-9));
    assertThat(explanation.explainedClass()).isEmpty();
    assertThat(explanation.probability()).isEmpty();
    assertThat(explanation.contributions())
        .allSatisfy(each -> assertThat(each.probabilityContribution()).isEmpty());
  }

  @Test
  void ranksBySizeAndKeepsTheSumWhenCutOff() {
    Scorer scorer = binary(Calibration.NONE);
    List<Contribution> all = scorer.explain(row(1, 0), ExplainOptions.ALL).contributions();
    Explanation first = scorer.explain(row(1, 0), new ExplainOptions(1, 0));
    assertThat(all).extracting(Contribution::feature).containsExactlyInAnyOrder("a", "b", "c");
    assertThat(Math.abs(all.get(0).contribution()))
        .isGreaterThanOrEqualTo(Math.abs(all.get(1).contribution()));
    assertThat(all.get(2).feature()).isEqualTo("c");
    assertThat(all.get(2).contribution()).isZero();
    assertThat(all.get(2).value()).isEqualTo(JsonNumber.of(7.0));
    assertThat(first.contributions()).containsExactly(all.get(0));
    assertThat(sum(first)).isCloseTo(first.margin(), within(1e-9));
  }

  private static Scorer binary(Calibration calibration) {
    return Scorer.classification(
        ENCODER,
        forest(1, Aggregation.SUM, Link.LOGISTIC),
        Classes.binary("no", "yes"),
        calibration,
        Actions.NONE);
  }

  @Test
  void onTheProbabilityScaleContributionsAddUpToTheCalibratedProbability() {
    for (Calibration calibration :
        List.of(
            Calibration.NONE,
            new Calibration.Platt(0.7, -0.2),
            new Calibration.Isotonic(new double[] {0, 1}, new double[] {0.1, 0.8}))) {
      Scorer scorer = binary(calibration);
      Explanation explanation = scorer.explain(row(0, 1), ExplainOptions.ALL);
      ProbabilityScale scale = explanation.probability().orElseThrow();
      double sum =
          explanation.contributions().stream()
              .mapToDouble(each -> each.probabilityContribution().orElseThrow())
              .sum();
      assertThat(explanation.explainedClass()).contains("yes");
      assertThat(scale.probability())
          .isEqualTo(scorer.score(row(0, 1)).probability().getAsDouble());
      assertThat(scale.baseline() + sum).isCloseTo(scale.probability(), within(1e-9));
    }
  }

  @Test
  void ofSeveralClassesThePredictedOneIsExplained() {
    Scorer scorer =
        Scorer.classification(
            ENCODER,
            forest(3, Aggregation.MEAN, Link.SOFTMAX),
            Classes.of(List.of("x", "y", "z")),
            Calibration.NONE,
            Actions.NONE);
    for (double a : new double[] {0, 1}) {
      for (double b : new double[] {0, 1}) {
        Explanation explanation = scorer.explain(row(a, b), ExplainOptions.ALL);
        ClassPrediction prediction = (ClassPrediction) scorer.score(row(a, b));
        double[] margins = new double[3];
        scorer.forest().margin(new double[] {a, b, 7}, margins);
        assertThat(explanation.explainedClass()).contains(prediction.label());
        assertThat(explanation.margin()).isEqualTo(margins[prediction.classIndex()]);
        assertThat(sum(explanation)).isCloseTo(explanation.margin(), within(1e-9));
      }
    }
  }

  @Test
  void pairsAreRankedAndOnlyThereWhenAskedFor() {
    Scorer scorer = binary(Calibration.NONE);
    assertThat(scorer.explain(row(1, 0), ExplainOptions.ALL).interactions()).isEmpty();
    List<Interaction> pairs = scorer.explain(row(1, 0), new ExplainOptions(3, 5)).interactions();
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).first()).isEqualTo("a");
    assertThat(pairs.get(0).second()).isEqualTo("b");
  }

  @Test
  void nothingIsPreparedBeforeTheFirstExplanation() {
    Scorer scorer = binary(Calibration.NONE);
    scorer.score(row(1, 1));
    assertThat(scorer.explanationSizeInBytes()).isZero();
    scorer.explain(row(1, 1), ExplainOptions.ALL);
    assertThat(scorer.explanationSizeInBytes()).isPositive();
  }

  @Test
  void saysBeforehandWhetherItCanExplain() {
    ForestBuilder builder = ForestBuilder.create(3, 1);
    TreeBuilder tree = builder.addTree();
    tree.connect(tree.split(0, 1, Comparison.LESS, true), tree.leaf(1), tree.leaf(2));
    Scorer scorer =
        Scorer.regression(
            ENCODER, builder.build(), Optional.empty(), Optional.empty(), Actions.NONE);
    assertThat(scorer.canExplain()).isFalse();
    assertThatThrownBy(() -> scorer.explain(row(1, 1), ExplainOptions.ALL))
        .isInstanceOf(MissingCoversException.class);
  }
}
