package dev.orchard.formats.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.forest.Aggregation;
import dev.orchard.forest.Forest;
import dev.orchard.formats.Diamonds;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignTask;
import dev.orchard.model.feature.Encoder;
import io.github.metarank.lightgbm4j.LGBMException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Margins and scores of LightGBM, trained and scored here, on real rows, damaged ones too. */
class LightGbmAgreementTest {
  private static final double RELATIVE = 1e-12;
  private static final String SMALL = "num_leaves=31 min_data_in_leaf=5 ";
  private static final String CATEGORIES = "categorical_feature=1,2,3 min_data_per_group=10 ";

  private static final Diamonds DIAMONDS = Diamonds.every(23);
  private static final double[] ROWS = DIAMONDS.rows();
  private static final double[] DAMAGED = DIAMONDS.damagedRows(3);

  /** The unseen as serving says it. */
  private static final double[] SERVED =
      Arrays.stream(DAMAGED)
          .map(each -> each == 5000 ? Encoder.FOREIGN_UNSEEN_CODE : each)
          .toArray();

  @BeforeAll
  static void assumeLightGbmLoads() {
    NativeLightGbm.assumeItLoads();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objective=regression",
        "objective=regression use_missing=false",
        "objective=regression zero_as_missing=true",
        "objective=regression categorical_feature=1,2,3 min_data_per_group=10",
        "objective=regression categorical_feature=1,2,3 max_cat_to_onehot=1 zero_as_missing=true",
        "objective=regression_l1",
        "objective=huber",
        "objective=quantile alpha=0.8",
        "objective=poisson",
        "objective=gamma",
        "objective=tweedie",
        "objective=regression boosting=dart drop_rate=0.5",
        "objective=regression boosting=rf bagging_freq=1 bagging_fraction=0.7",
        "objective=regression monotone_constraints=1,0,0,0,0,0,1,0,0",
        "objective=regression extra_trees=true max_depth=12 num_leaves=400",
      })
  void agreesOnPrices(String parameters) throws LGBMException {
    float[] prices = DIAMONDS.prices();
    for (int i = 0; i < prices.length; i++) {
      prices[i] /= 1000;
    }
    agrees(parameters, prices, ForeignTask.REGRESSION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objective=binary",
        "objective=binary sigmoid=0.7",
        "objective=binary is_unbalance=true categorical_feature=1,2,3 zero_as_missing=true",
        "objective=binary boosting=rf bagging_freq=1 bagging_fraction=0.7",
      })
  void agreesOnWhetherADiamondIsDear(String parameters) throws LGBMException {
    agrees(parameters, classes(2), ForeignTask.BINARY_CLASSIFICATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "objective=multiclass num_class=4 categorical_feature=1,2,3",
        "objective=multiclassova num_class=4 sigmoid=2",
        "objective=multiclass num_class=4 boosting=rf bagging_freq=1 bagging_fraction=0.7",
      })
  void agreesOnThePriceClass(String parameters) throws LGBMException {
    agrees(parameters, classes(4), ForeignTask.MULTICLASS_CLASSIFICATION);
  }

  @Test
  void agreesOnCrossEntropy() throws LGBMException {
    agrees("objective=cross_entropy", classes(2), ForeignTask.REGRESSION);
  }

  @Test
  void agreesWhenTrainedOnDamagedRows() throws LGBMException {
    agrees(DAMAGED, "objective=binary " + CATEGORIES, classes(2));
    agrees(DAMAGED, "objective=binary zero_as_missing=true " + CATEGORIES, classes(2));
    agrees(DAMAGED, "objective=binary zero_as_missing=true num_leaves=200", classes(2));
  }

  @Test
  void takesNamesCoversAndGainsAlong() throws LGBMException {
    try (NativeLightGbm lightGbm =
        NativeLightGbm.train(ROWS, classes(2), "objective=binary " + CATEGORIES, 3)) {
      ForeignModel model = new LightGbmReader().read(lightGbm.file());

      assertThat(model.features())
          .extracting(feature -> feature.name().orElseThrow())
          .isEqualTo(Diamonds.FEATURES);
      assertThat(model.features().get(2).category()).isTrue();
      assertThat(model.features().get(0).category()).isFalse();
      assertThat(model.forest().tree(0).cover(0)).isEqualTo(DIAMONDS.count());
      assertThat(model.forest().tree(0).gain(0)).isPositive();
      assertThat(model.notes()).containsEntry("objective", "binary");
    }
  }

  private static void agrees(String parameters, float[] labels, ForeignTask task)
      throws LGBMException {
    assertThat(agrees(ROWS, parameters, labels).task()).isEqualTo(task);
  }

  private static ForeignModel agrees(double[] training, String parameters, float[] labels)
      throws LGBMException {
    try (NativeLightGbm lightGbm = NativeLightGbm.train(training, labels, SMALL + parameters, 30)) {
      ForeignModel model = new LightGbmReader().read(lightGbm.file());
      double sigmoid = Double.parseDouble(model.notes().getOrDefault("sigmoid", "1"));
      agree(model.forest(), ROWS, sigmoid, lightGbm);
      agree(model.forest(), DAMAGED, sigmoid, lightGbm);
      agree(model.forest(), SERVED, sigmoid, lightGbm);
      return model;
    }
  }

  private static void agree(Forest forest, double[] rows, double sigmoid, NativeLightGbm lightGbm)
      throws LGBMException {
    double[] margins = lightGbm.margins(rows);
    double[] scores = lightGbm.scores(rows);
    boolean mean = forest.aggregation() == Aggregation.MEAN;
    double trees = mean ? (double) forest.treeCount() / forest.outputCount() : 1;
    double[] row = new double[Diamonds.WIDTH];
    double[] output = new double[forest.outputCount()];
    for (int i = 0; i < rows.length / row.length; i++) {
      System.arraycopy(rows, i * row.length, row, 0, row.length);
      forest.margin(row, output);
      for (int k = 0; k < output.length; k++) {
        // LightGBM's raw score of a random forest is the sum, before the division.
        close(output[k] / sigmoid, margins[i * output.length + k], trees, "margin of row " + i);
      }
      forest.score(row, output);
      for (int k = 0; k < output.length; k++) {
        close(output[k], scores[i * output.length + k], 1, "score of row " + i);
      }
    }
  }

  private static void close(double ours, double theirs, double divisor, String what) {
    double expected = theirs / divisor;
    if (Math.abs(ours - expected) > RELATIVE * Math.max(Math.abs(expected), 1e-300)) {
      assertThat(ours).as(what).isEqualTo(expected);
    }
  }

  /** The price classes, counted from 0. */
  private static float[] classes(int count) {
    float[] prices = DIAMONDS.prices();
    for (int i = 0; i < prices.length; i++) {
      prices[i] = Math.min(count - 1, (int) (prices[i] / 2500));
    }
    return prices;
  }
}
