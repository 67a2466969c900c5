package dev.orchard.formats.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Explainer;
import dev.orchard.forest.Forest;
import dev.orchard.formats.Diamonds;
import java.util.Arrays;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our contributions are those of XGBoost, which works them out in float. */
final class XgboostExplanationTest {
  private static final Diamonds TRAINING = Diamonds.every(19);

  @ParameterizedTest
  @CsvSource({
    "40, max_depth=6",
    "20, max_depth=10 max_cat_to_onehot=1",
    "30, max_depth=6 objective=binary:logistic",
    "10, max_depth=6 objective=multi:softprob num_class=5"
  })
  void agreesWithPredictContrib(int rounds, String parameters) throws XGBoostError {
    float[] labels =
        parameters.contains("binary")
            ? TRAINING.expensive()
            : parameters.contains("multi") ? TRAINING.priceClasses() : TRAINING.prices();
    Oracle oracle = Oracle.train(TRAINING, labels, rounds, parameters);
    Forest forest = new XgboostReader().read(oracle.file("ubj")).forest();
    Explainer explainer = Explainer.of(forest);
    double[] rows = Diamonds.every(499).damagedRows(5);
    float[][] expected = oracle.booster().predictContrib(Oracle.unnamed(rows), 0);
    double[] contributions = new double[Diamonds.WIDTH];
    for (int row = 0; row < expected.length; row++) {
      double[] values = Arrays.copyOfRange(rows, row * Diamonds.WIDTH, (row + 1) * Diamonds.WIDTH);
      for (int output = 0; output < forest.outputCount(); output++) {
        explainer.contributions(values, output, contributions);
        int start = output * (Diamonds.WIDTH + 1);
        double size = 1;
        for (int i = 0; i <= Diamonds.WIDTH; i++) {
          size = Math.max(size, Math.abs(expected[row][start + i]));
        }
        for (int feature = 0; feature < Diamonds.WIDTH; feature++) {
          assertThat(contributions[feature])
              .as("row %d, output %d, feature %d", row, output, feature)
              .isCloseTo(expected[row][start + feature], within(1e-5 * size));
        }
        assertThat(explainer.baseline(output))
            .isCloseTo(expected[row][start + Diamonds.WIDTH], within(1e-5 * size));
      }
    }
  }
}
