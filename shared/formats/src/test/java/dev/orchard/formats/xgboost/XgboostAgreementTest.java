package dev.orchard.formats.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Forest;
import dev.orchard.formats.Diamonds;
import dev.orchard.formats.ForeignModel;
import dev.orchard.model.feature.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Margins are XGBoost's own, bit for bit, on real rows with missing values, read either way. */
final class XgboostAgreementTest {
  private static final List<String> FORMATS = List.of("json", "ubj");

  /** What is learned of the diamonds. */
  private enum Labels {
    PRICES,
    EXPENSIVE,
    CLASSES;

    float[] of(Diamonds diamonds) {
      return switch (this) {
        case PRICES -> diamonds.prices();
        case EXPENSIVE -> diamonds.expensive();
        case CLASSES -> diamonds.priceClasses();
      };
    }
  }

  private static final Diamonds TRAINING = Diamonds.every(19);

  @ParameterizedTest
  @CsvSource({
    "regression,         PRICES,    40, max_depth=8",
    "one-hot categories, PRICES,    20, max_cat_to_onehot=100",
    "category sets,      PRICES,    20, max_cat_to_onehot=1 max_depth=10",
    "approx,             PRICES,    10, tree_method=approx",
    "absolute error,     PRICES,    10, objective=reg:absoluteerror",
    "quantile,           PRICES,    10, objective=reg:quantileerror quantile_alpha=0.9",
    "poisson,            CLASSES,   20, objective=count:poisson",
    "gamma,              PRICES,    20, objective=reg:gamma",
    "tweedie,            PRICES,    20, objective=reg:tweedie",
    "probability,        EXPENSIVE, 10, objective=reg:logistic",
    "binary,             EXPENSIVE, 40, objective=binary:logistic",
    "binary raw,         EXPENSIVE, 10, objective=binary:logitraw",
    "ranking,            EXPENSIVE, 10, objective=rank:pairwise",
    "multiclass,         CLASSES,   15, objective=multi:softprob num_class=5",
    "class alone,        CLASSES,   5,  objective=multi:softmax num_class=5",
    "vector leaves,      CLASSES,   10, objective=multi:softprob num_class=5 "
        + "multi_strategy=multi_output_tree",
    "dart,               PRICES,    30, booster=dart rate_drop=0.3 one_drop=1",
    "multiclass dart,    CLASSES,   10, booster=dart rate_drop=0.5 objective=multi:softprob "
        + "num_class=5",
    "random forest,      EXPENSIVE, 1,  objective=binary:logistic num_parallel_tree=30 "
        + "subsample=0.6 colsample_bynode=0.5 learning_rate=1"
  })
  void givesTheMarginsOfXgboostBitForBit(String name, Labels labels, int rounds, String parameters)
      throws XGBoostError {
    Oracle oracle = Oracle.train(TRAINING, labels.of(TRAINING), rounds, parameters);
    double[] rows =
        Arrays.stream(Diamonds.every(23).damagedRows(2))
            .map(each -> each == 5000 ? Encoder.FOREIGN_UNSEEN_CODE : each)
            .toArray();
    for (String format : FORMATS) {
      Forest forest = new XgboostReader().read(oracle.file(format)).forest();
      assertThat(margins(forest, rows))
          .as(name + ", " + format)
          .isDeepEqualTo(oracle.margins(rows));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"binary:logistic", "reg:logistic", "count:poisson", "reg:gamma", "reg:tweedie"})
  void appliesTheLinkOfTheObjective(String objective) throws XGBoostError {
    float[] labels = TRAINING.expensive();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (labels[i] + 0.1f) / 1.2f;
    }
    Oracle oracle = Oracle.train(TRAINING, labels, 10, "objective=" + objective);
    Forest forest = new XgboostReader().read(oracle.file("ubj")).forest();
    double[] rows = Diamonds.every(101).damagedRows(3);
    float[][] expected = oracle.scores(rows);
    double[] score = new double[1];
    for (int row = 0; row < expected.length; row++) {
      forest.score(row(rows, row), score);
      assertThat(score[0]).isCloseTo(expected[row][0], within(1e-6 * (1 + score[0])));
    }
  }

  @Test
  void leavesOutWhatPruningDeleted() throws XGBoostError {
    DMatrix data = Oracle.matrix(Oracle.withGaps(TRAINING), false);
    data.setLabel(TRAINING.expensive());
    Oracle oracle = Oracle.train(data, 20, "objective=binary:logistic tree_method=exact gamma=1.5");
    String json = new String(oracle.file("json"), StandardCharsets.UTF_8);
    assertThat(json).containsPattern("\"num_deleted\":\"[1-9]");
    double[] rows = Diamonds.every(101).damagedRows(2);
    for (String format : FORMATS) {
      Forest forest = new XgboostReader().read(oracle.file(format)).forest();
      assertThat(margins(forest, rows)).as(format).isDeepEqualTo(oracle.margins(rows));
    }
  }

  @Test
  @Tag("slow")
  void startsFromEveryBaseScoreAsXgboostDoes() throws XGBoostError {
    DMatrix data = Oracle.matrix(Oracle.withGaps(TRAINING), true);
    data.setLabel(TRAINING.expensive());
    double[] row = Diamonds.every(53939).rows();
    Random random = new Random(5);
    for (int i = 0; i < 400; i++) {
      float baseScore = random.nextFloat();
      String objective = i % 2 == 0 ? "binary:logistic" : "count:poisson";
      Oracle oracle =
          Oracle.train(data, 1, "objective=" + objective + " max_depth=1 base_score=" + baseScore);
      Forest forest = new XgboostReader().read(oracle.file("ubj")).forest();
      assertThat(margins(forest, row))
          .as("base score " + baseScore)
          .isDeepEqualTo(oracle.margins(row));
    }
  }

  @Test
  void takesTheTreesUpToTheBestIteration() throws XGBoostError {
    Oracle oracle =
        Oracle.train(TRAINING, TRAINING.priceClasses(), 9, "objective=multi:softprob num_class=5");
    double[] rows = Diamonds.every(101).damagedRows(2);
    float[][] expected = oracle.booster().predict(Oracle.unnamed(rows), true, 4);
    oracle.booster().setAttr("best_iteration", "3");
    ForeignModel model = new XgboostReader().read(oracle.file("json"));
    assertThat(margins(model.forest(), rows)).isDeepEqualTo(expected);
    assertThat(model.notes())
        .containsEntry("best_iteration", "3")
        .containsEntry("trees_after_best_iteration", "25");
  }

  private static float[][] margins(Forest forest, double[] rows) {
    float[][] margins = new float[rows.length / Diamonds.WIDTH][forest.outputCount()];
    double[] output = new double[forest.outputCount()];
    for (int row = 0; row < margins.length; row++) {
      forest.margin(row(rows, row), output);
      for (int i = 0; i < output.length; i++) {
        margins[row][i] = (float) output[i];
      }
    }
    return margins;
  }

  private static double[] row(double[] rows, int row) {
    return Arrays.copyOfRange(rows, row * Diamonds.WIDTH, (row + 1) * Diamonds.WIDTH);
  }
}
