package dev.orchard.formats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.formats.xgboost.SmallXgboostModel;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The content of a file says its format. */
final class ForeignModelsTest {
  @Test
  void readsXgboostInBothEncodings() {
    assertThat(ForeignModels.read(SmallXgboostModel.json()).format())
        .isEqualTo(ForeignFormat.XGBOOST_JSON);
    assertThat(ForeignModels.read(SmallXgboostModel.ubjson()).format())
        .isEqualTo(ForeignFormat.XGBOOST_UBJSON);
  }

  @ParameterizedTest
  @CsvSource({
    "/catboost/regression.json, CATBOOST_JSON",
    "/onnx/decision_tree_regressor.onnx, ONNX"
  })
  void readsWhatStandsInResources(String name, ForeignFormat format) throws IOException {
    try (InputStream file = getClass().getResourceAsStream(name)) {
      assertThat(ForeignModels.read(file.readAllBytes()).format()).isEqualTo(format);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | no known format",
        "hello | no known format",
        "{} | no known format",
        "'{\"learner\":{\"attributes\":{' | ends in the middle",
        "'{\"feature_infos\":{}}' | LightGBM's JSON dump",
        "CBM1xyz | CatBoost's binary format",
        "binfxyz | XGBoost's old binary format",
        "\u0080\u0004\u0095 | Python pickle",
        "PK\u0003\u0004x | ZIP archive"
      })
  void namesWhatItCannotRead(String content, String reason) {
    assertThatThrownBy(() -> ForeignModels.read(content.getBytes(ISO_8859_1)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    assertThatThrownBy(() -> ForeignModels.read(new byte[ForeignModels.MOST_BYTES + 1]))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining("bytes");
  }
}
