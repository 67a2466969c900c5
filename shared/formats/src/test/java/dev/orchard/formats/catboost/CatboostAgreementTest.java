package dev.orchard.formats.catboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.catboost.CatBoostError;
import ai.catboost.CatBoostModel;
import ai.catboost.CatBoostPredictions;
import dev.orchard.formats.Diamonds;
import dev.orchard.formats.ForeignModel;
import dev.orchard.model.feature.Encoder;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Margins are CatBoost's own to 1e-9, on real rows with missing values and unseen categories. The
 * models were trained by {@code src/test/golden/catboost_models.py}.
 */
final class CatboostAgreementTest {
  private static final double TOLERANCE = 1e-9;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "regression",
        "missing_is_largest",
        "poisson",
        "binary",
        "multiclass",
        "one_against_all",
        "several_numbers",
        "depthwise",
        "lossguide"
      })
  void givesTheMarginsOfCatboost(String name) throws CatBoostError {
    ForeignModel model = new CatboostReader().read(GoldenModel.json(name));
    Diamonds diamonds = Diamonds.every(7);
    float[][] numbers = diamonds.numberColumns(5);
    String[][] categories = diamonds.categoryColumns(5);
    try (CatBoostModel oracle = CatBoostModel.loadModel(GoldenModel.binary(name))) {
      CatBoostPredictions expected = oracle.predict(numbers, categories);
      double[] margins = new double[model.forest().outputCount()];
      assertThat(expected.getPredictionDimension()).isEqualTo(margins.length);
      for (int row = 0; row < numbers.length; row++) {
        model.forest().margin(row(model, numbers[row], categories[row]), margins);
        for (int i = 0; i < margins.length; i++) {
          assertThat(margins[i])
              .as("row %d, output %d", row, i)
              .isCloseTo(
                  expected.get(row, i),
                  within(TOLERANCE * Math.max(1, Math.abs(expected.get(row, i)))));
        }
      }
    }
  }

  /** CatBoost takes numbers and categories apart, the forest all columns in their order. */
  private static double[] row(ForeignModel model, float[] numbers, String[] categories) {
    double[] row = new double[Diamonds.WIDTH];
    int number = 0;
    int category = 0;
    for (int column = 0; column < row.length; column++) {
      if (Diamonds.CATEGORIES.contains(column)) {
        List<String> known = model.features().get(column).categories();
        int code = known.indexOf(categories[category++]);
        row[column] = code < 0 ? Encoder.FOREIGN_UNSEEN_CODE : code;
      } else {
        row[column] = numbers[number++];
      }
    }
    return row;
  }
}
