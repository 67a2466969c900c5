package dev.orchard.formats.catboost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.orchard.formats.ForeignModelException;
import dev.orchard.formats.HostileDocuments;
import dev.orchard.formats.HostileFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file says, it gives a model or a refusal, within memory in proportion to its size. */
final class HostileCatboostTest {
  private static final Gson GSON =
      new GsonBuilder().serializeSpecialFloatingPointValues().serializeNulls().create();

  private static final String START =
      """
      {"features_info": {
        "cat_features_hash": [{"hash": 3724729434, "value": "red"}, {"hash": 7, "value": "blue"}],
        "categorical_features": [{"feature_id": "color", "feature_index": 0,
                                  "flat_feature_index": 1, "values": [7, -570237862]}],
        "float_features": [{"feature_id": "size", "feature_index": 0, "flat_feature_index": 0,
                            "has_nans": true, "nan_value_treatment": "AsTrue"}]},
       "model_info": {"class_params": {"class_names": ["no", 1]},
                      "params": {"loss_function": {"type": "Logloss"}}},
       "scale_and_bias": [1.5, [0.25]],
      """;

  private static final String SIZE =
      "{\"split_type\": \"FloatFeature\", \"float_feature_index\": 0, \"border\": 2.5}";
  private static final String COLOR =
      "{\"split_type\": \"OneHotFeature\", \"cat_feature_index\": 0, \"value\": 7}";

  private static final String SYMMETRIC =
      START
          + "\"oblivious_trees\": [{\"splits\": ["
          + SIZE
          + ","
          + COLOR
          + "], \"leaf_values\": [1, -2.5, 3, 4], \"leaf_weights\": [1, 2, 3, 4]}]}";

  private static final String NESTED =
      START
          + "\"trees\": [{\"split\": "
          + SIZE
          + ", \"left\": {\"value\": 1, \"weight\": 3}, \"right\": {\"split\": "
          + COLOR
          + ", \"left\": {\"value\": [2]}, \"right\": {\"value\": -1.5}}}]}";

  private final HostileFiles files = new HostileFiles(new CatboostReader());

  @ParameterizedTest
  @ValueSource(strings = {SYMMETRIC, NESTED})
  void bearsTruncation(String model) {
    files.truncated(model.getBytes(UTF_8));
    assertThat(files.models()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {SYMMETRIC, NESTED})
  @Tag("slow")
  void bearsDamage(String model) {
    files.flipped(model.getBytes(UTF_8)).mangled(model.getBytes(UTF_8), 20_000);
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {SYMMETRIC, NESTED})
  @Tag("slow")
  void bearsHostileValuesEverywhere(String model) {
    JsonElement document = JsonParser.parseString(model);
    new HostileDocuments(document, changed -> GSON.toJson(changed).getBytes(UTF_8)).check(files);
    assertThat(files.models()).isPositive();
    assertThat(files.refusals()).isPositive();
  }

  @Test
  void refusesATreeOfDepthTenThousand() {
    String split = "{\"split\": " + SIZE + ", \"left\": {\"value\": 1}, \"right\": ";
    String tree = split.repeat(10_000) + "{\"value\": 1}" + "}".repeat(10_000);
    byte[] file = (START + "\"trees\": [" + tree + "]}").getBytes(UTF_8);
    files.check(file, "a deep tree");
    assertThat(files.refusals()).isOne();
  }

  @Test
  void refusesASymmetricTreeOfManyLevels() {
    JsonObject model = JsonParser.parseString(SYMMETRIC).getAsJsonObject();
    JsonObject tree = model.getAsJsonArray("oblivious_trees").get(0).getAsJsonObject();
    for (int i = 0; i < 60; i++) {
      tree.getAsJsonArray("splits").add(JsonParser.parseString(SIZE));
    }
    assertThatThrownBy(() -> new CatboostReader().read(GSON.toJson(model).getBytes(UTF_8)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("deeper than");
  }
}
