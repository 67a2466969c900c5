package dev.orchard.formats.onnx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.formats.ForeignModelException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be folded exactly is refused by the name of its operator. */
class OnnxRefusalTest {
  @ParameterizedTest
  @CsvSource({
    "refused_normalizer, operator Normalizer",
    "refused_polynomial_features, operator ReduceProd",
    "refused_k_bins, operator Less",
    "refused_ada_boost, operator",
    "refused_bagging, operator Concat",
  })
  void refusesByName(String model, String message) {
    assertThatThrownBy(() -> new OnnxReader().read(GoldenModels.file(model)))
        .isInstanceOf(ForeignModelException.class)
        .hasMessageContaining(message);
  }
}
