package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Explanations against the definition of Shapley values and against what follows from it. */
final class ExplainerTest {
  private static final double TOLERANCE = 1e-9;
  private static final List<Link> LINKS = List.of(Link.values());

  @ParameterizedTest
  @EnumSource
  void agreesWithAllSubsetsOfFeatures(InputPrecision precision) {
    for (int seed = 0; seed < 60; seed++) {
      int featureCount = 1 + seed % 6;
      RandomForests random = new RandomForests(seed, featureCount, 1 + seed % 8, seed % 2 == 0);
      Forest forest = random(random, seed, precision, featureCount);
      Explainer explainer = Explainer.of(forest);
      double[] contributions = new double[featureCount];
      for (int output = 0; output < forest.outputCount(); output++) {
        double[] row = random.rows(1);
        SubsetExplanation expected = new SubsetExplanation(forest, row, output);
        explainer.contributions(row, output, contributions);
        for (int feature = 0; feature < featureCount; feature++) {
          assertThat(contributions[feature])
              .as("seed %d, feature %d, %s", seed, feature, expected)
              .isCloseTo(expected.contribution(feature), within(TOLERANCE));
        }
        assertThat(explainer.baseline(output))
            .as("seed %d", seed)
            .isCloseTo(expected.baseline(), within(TOLERANCE));
      }
    }
  }

  @Test
  void pairsFeaturesAsAllSubsetsDo() {
    for (int seed = 0; seed < 60; seed++) {
      int featureCount = 2 + seed % 4;
      RandomForests random = new RandomForests(seed, featureCount, 1 + seed % 8, seed % 2 == 0);
      Forest forest = random(random, seed, InputPrecision.FLOAT64, featureCount);
      int output = seed % forest.outputCount();
      double[] row = random.rows(1);
      double[] square = new double[featureCount * featureCount];
      Explainer.of(forest).interactions(row, output, square);
      SubsetExplanation expected = new SubsetExplanation(forest, row, output);
      for (int a = 0; a < featureCount; a++) {
        double sum = 0.0;
        for (int b = 0; b < featureCount; b++) {
          sum += square[a * featureCount + b];
          if (a != b) {
            assertThat(square[a * featureCount + b])
                .as("seed %d, features %d and %d, %s", seed, a, b, expected)
                .isCloseTo(expected.interaction(a, b), within(TOLERANCE));
          }
        }
        assertThat(sum)
            .as("seed %d, feature %d, %s", seed, a, expected)
            .isCloseTo(expected.contribution(a), within(TOLERANCE));
      }
    }
  }

  private static Forest random(
      RandomForests random, int seed, InputPrecision precision, int featureCount) {
    Aggregation aggregation = seed % 3 == 0 ? Aggregation.MEAN : Aggregation.SUM;
    Link link = LINKS.get(seed % LINKS.size());
    int outputCount = link == Link.SOFTMAX ? 3 : 1 + seed % 3;
    Forest forest =
        random.forest(1 + seed % 5, outputCount, aggregation, link, precision).build(featureCount);
    return Covers.of(forest, random.rows(50), 50);
  }
}
