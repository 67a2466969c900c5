package dev.orchard.formats.catboost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.forest.Link;
import dev.orchard.forest.Tree;
import dev.orchard.formats.Diamonds;
import dev.orchard.formats.ForeignFeature;
import dev.orchard.formats.ForeignFormat;
import dev.orchard.formats.ForeignModel;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.ForeignTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a CatBoost file says, or why it cannot be read. */
final class CatboostReaderTest {
  @ParameterizedTest
  @CsvSource({
    "regression, REGRESSION, IDENTITY",
    "poisson, REGRESSION, EXPONENTIAL",
    "binary, BINARY_CLASSIFICATION, LOGISTIC",
    "multiclass, MULTICLASS_CLASSIFICATION, SOFTMAX",
    "one_against_all, MULTICLASS_CLASSIFICATION, LOGISTIC",
    "several_numbers, MULTIPLE_REGRESSION, IDENTITY"
  })
  void knowsTheTaskByTheLoss(String name, ForeignTask task, Link link) {
    ForeignModel model = read(name);
    assertThat(model.format()).isEqualTo(ForeignFormat.CATBOOST_JSON);
    assertThat(model.task()).isEqualTo(task);
    assertThat(model.forest().link()).isEqualTo(link);
  }

  @Test
  void namesFeaturesCategoriesAndClasses() {
    ForeignModel model = read("multiclass");
    assertThat(model.features())
        .extracting(feature -> feature.name().orElseThrow())
        .isEqualTo(Diamonds.FEATURES);
    ForeignFeature cut = model.features().get(1);
    assertThat(cut.category()).isTrue();
    assertThat(cut.categories())
        .containsExactlyInAnyOrder("Fair", "Good", "Very Good", "Premium", "Ideal");
    assertThat(model.classes()).containsExactly("Fair", "Good", "Ideal", "Premium", "Very Good");
    assertThat(read("binary").classes()).containsExactly("cheap", "dear");
  }

  @ParameterizedTest
  @CsvSource({"regression", "depthwise"})
  void notesHowManyRowsReachedANode(String name) {
    Tree tree = read(name).forest().tree(0);
    assertThat(tree.cover(0)).isEqualTo(1349);
    assertThat(tree.cover(tree.left(0)) + tree.cover(tree.right(0))).isEqualTo(1349);
  }

  @Test
  void refusesCountersByName() {
    assertThatThrownBy(() -> read("counters"))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("features_info.ctrs")
        .hasMessageContaining("CTR");
  }

  @Test
  void refusesCategoriesWithoutNames() {
    String text = new String(GoldenModel.json("regression"), UTF_8);
    byte[] nameless = text.replace("\"cat_features_hash\"", "\"other\"").getBytes(UTF_8);
    assertThatThrownBy(() -> new CatboostReader().read(nameless))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("pool=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"type\":\"RMSE\"' | '\"type\":\"RMSEWithUncertainty\"' | variance",
        "'\"type\":\"RMSE\"' | '\"type\":\"MyLoss\"' | not known",
        "'\"type\":\"RMSE\"' | '\"type\":\"MultiClass\"' | 1 outputs",
        "FloatFeature | OnlineCtr | CTR",
        "AsFalse | AsFalsity | AsTrue is expected",
        "'\"float_feature_index\":0' | '\"float_feature_index\":-1' | no such number feature",
        "'\"flat_feature_index\":0' | '\"flat_feature_index\":2147483647' | columns are 0 to",
        "'\"flat_feature_index\":0' | '\"flat_feature_index\":1' | two features are about",
        "'\"scale_and_bias\":[1' | '\"scale_and_bias\":[1,1' | a scale and biases",
        "'\"leaf_weights\":[' | '\"leaf_weights\":[1,' | values are expected",
        "'\"leaf_values\":[' | '\"leaf_values\":[1,' | 'leaves'",
        "'\"leaf_values\":[' | '\"leaf_values\":[NaN,' | 'leaves'"
      })
  void refusesWhatCannotBe(String right, String wrong, String reason) {
    String text = new String(GoldenModel.json("regression"), UTF_8);
    assertThat(text).contains(right);
    assertThatThrownBy(() -> new CatboostReader().read(text.replace(right, wrong).getBytes(UTF_8)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(reason);
  }

  private static ForeignModel read(String name) {
    return new CatboostReader().read(GoldenModel.json(name));
  }
}
