package dev.orchard.formats.xgboost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.forest.Forest;
import dev.orchard.forest.Link;
import dev.orchard.forest.Tree;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an XGBoost file says, or why it cannot be read. */
final class XgboostReaderTest {
  @Test
  void readsNamesCategoriesAndNotes() {
    ForeignModel model = new XgboostReader().read(SmallXgboostModel.json());
    assertThat(model.features())
        .extracting(feature -> feature.name().orElseThrow())
        .containsExactly("size", "color");
    assertThat(model.features().get(0).category()).isFalse();
    assertThat(model.features().get(1).category()).isTrue();
    assertThat(model.features().get(1).categories()).containsExactly("red", "blue", "grü");
    assertThat(model.task()).isEqualTo(ForeignTask.REGRESSION);
    assertThat(model.notes())
        .containsEntry("objective", "reg:squarederror")
        .containsEntry("xgboost_version", "3.1.0")
        .containsEntry("trees_after_best_iteration", "1");
  }

  @Test
  void sendsTheCategoriesListedToTheRight() {
    Forest forest = new XgboostReader().read(SmallXgboostModel.ubjson()).forest();
    assertThat(margin(forest, 1, 0)).isEqualTo(0.5 + 1.5 + 0.125);
    assertThat(margin(forest, 1, 2)).isEqualTo(0.5 + 1.5 + 0.125);
    assertThat(margin(forest, 1, 1)).isEqualTo(0.5 - 0.5 + 0.125);
    assertThat(margin(forest, 1, -1)).isEqualTo(0.5 - 0.5 + 0.125);
    assertThat(margin(forest, Double.NaN, Double.NaN)).isEqualTo(0.5 + 1.5 + 0.125);
    assertThat(margin(forest, 2.5, 0)).isEqualTo(0.5 + 0.25 + 0.125);
  }

  @Test
  void keepsHessiansAsCoversAndLossChangesAsGains() {
    Tree tree = new XgboostReader().read(SmallXgboostModel.json()).forest().tree(0);
    assertThat(tree.cover(0)).isEqualTo(8);
    assertThat(tree.gain(0)).isEqualTo(3.5);
    assertThat(tree.cover(tree.left(0))).isEqualTo(6);
    assertThat(tree.gain(tree.left(0))).isEqualTo(1.25);
    assertThat(tree.gain(tree.right(0))).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"5E-1", "[5E-1]", "0.5", "[0.5]"})
  void readsEveryFormOfABaseScore(String form) {
    Forest forest = read("[5E-1]", form).forest();
    assertThat(forest.baseScore(0)).isEqualTo(0.5);
  }

  @Test
  void readsABaseScoreForEachOutput() {
    ForeignModel model = read("\"num_target\":\"1\"", "\"num_target\":\"2\"", "[5E-1]", "[1,-2]");
    assertThat(model.task()).isEqualTo(ForeignTask.MULTIPLE_REGRESSION);
    assertThat(model.forest().baseScore(0)).isEqualTo(1);
    assertThat(model.forest().baseScore(1)).isEqualTo(-2);
  }

  @Test
  void readsTheWeightsOfDartWhereLaterVersionsKeepThem() {
    Forest forest = read("\"tree_info\"", "\"weight_drop\":[0.5,2.0,1.0],\"tree_info\"").forest();
    assertThat(margin(forest, 3, 0)).isEqualTo(0.5 + 0.5 * 0.25 + 2 * 0.125);
  }

  @Test
  void clampsABaseScoreOnlyAsItsVersionDoes() {
    String[] logistic = {"reg:squarederror", "binary:logistic", "[5E-1]", "[1E-7]"};
    assertThat(read(logistic).forest().baseScore(0)).isEqualTo(-NativeLogarithm.of(1 / 1e-7f - 1));
    String[] later = {
      "reg:squarederror", "binary:logistic", "[5E-1]", "[1E-7]", "[3,1,0]", "[3,2,0]"
    };
    assertThat(read(later).forest().baseScore(0)).isEqualTo(-NativeLogarithm.of(1 / 1e-6f - 1));
  }

  @ParameterizedTest
  @CsvSource({
    "binary:logistic, BINARY_CLASSIFICATION, LOGISTIC",
    "binary:logitraw, BINARY_CLASSIFICATION, LOGISTIC",
    "reg:logistic, REGRESSION, LOGISTIC",
    "count:poisson, REGRESSION, EXPONENTIAL",
    "survival:cox, REGRESSION, EXPONENTIAL",
    "rank:ndcg, REGRESSION, IDENTITY"
  })
  void knowsTheTaskByTheObjective(String objective, ForeignTask task, Link link) {
    ForeignModel model = read("reg:squarederror", objective);
    assertThat(model.task()).isEqualTo(task);
    assertThat(model.forest().link()).isEqualTo(link);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gbtree\",\"model | gblinear\",\"model | gblinear is a linear model",
        "gbtree\",\"model | gbwhat\",\"model | gbtree or dart is expected",
        "reg:squarederror | binary:hinge | binary:hinge cannot be imported",
        "reg:squarederror | my:own | my:own cannot be imported: it is not known",
        "reg:squarederror | multi:softprob | 1 outputs",
        "[5E-1] | [5E-1,1] | one base score or 1 are expected, found 2",
        "[5E-1] | NaN | a finite number is expected",
        "best_iteration\":\"0 | best_iteration\":\"7 | there is no round 7",
        "best_iteration\":\"0 | best_iteration\":\"2147483647 | there is no round",
        "left_children\":[1,3 | left_children\":[1,9 | learner.gradient_booster.model.trees[0]",
        "left_children\":[1,3 | left_children\":[1,3,3 | 5 values for 6 nodes",
        "split_conditions\":[2.5 | split_conditions\":[NaN | has the threshold NaN",
        "split_conditions\":[2.5,NaN,0.25 | split_conditions\":[2.5,NaN,1e39 | too large",
        "split_conditions\":[2.5,NaN,0.25 | split_conditions\":[2.5,NaN,NaN | leaf value",
        "sum_hessian\":[8.0 | sum_hessian\":[-8.0 | impossible cover",
        "split_indices\":[0,1 | split_indices\":[0,2 | splits by feature 2",
        "categories\":[0,2 | categories\":[0,-2 | the category -2",
        "categories\":[0,2 | categories\":[0,1048576 | the category 1048576",
        "num_feature\":\"2 | num_feature\":\"65537 | 65537 features",
        "num_feature\":\"2 | num_feature\":\"two | a whole number as a text",
        "size_leaf_vector\":\"1 | size_leaf_vector\":\"3 | 3 values a leaf for 1 outputs",
        "tree_info\":[0 | tree_info\":[1 | adds to output 1",
        "version\":[3 | version\":[3,3 | three numbers are expected"
      })
  void refusesWhatCannotBe(String right, String wrong, String reason) {
    assertThatThrownBy(() -> read(right, wrong))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(reason);
  }

  /** Reads the small model with every first text of a pair replaced by the second. */
  private static ForeignModel read(String... replacements) {
    String text = new String(SmallXgboostModel.json(), UTF_8);
    for (int i = 0; i < replacements.length; i += 2) {
      assertThat(text).contains(replacements[i]);
      text = text.replace(replacements[i], replacements[i + 1]);
    }
    return new XgboostReader().read(text.getBytes(UTF_8));
  }

  private static double margin(Forest forest, double... row) {
    double[] output = new double[1];
    forest.margin(row, output);
    return output[0];
  }
}
