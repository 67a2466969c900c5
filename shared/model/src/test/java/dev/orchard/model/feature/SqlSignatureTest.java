package dev.orchard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.ModelName;
import org.junit.jupiter.api.Test;

class SqlSignatureTest {
  private static final ModelName MODEL = new ModelName("lead-conversion");

  @Test
  void hasAnArgumentOfTheRightTypeForEveryFeatureInOrder() {
    FeatureSchema schema =
        FeatureSchema.of(
            NumberFeature.of("age"), CategoryFeature.of("job title"), BooleanFeature.of("owns"));
    assertThat(SqlSignature.of(MODEL, schema))
        .hasToString("lead_conversion(age FLOAT64, job_title STRING, owns BOOL)");
  }

  @Test
  void refusesFeaturesThatSqlCannotTellApart() {
    FeatureSchema schema =
        FeatureSchema.of(
            NumberFeature.of("last-call"),
            NumberFeature.of("age"),
            NumberFeature.of("Last_Call"),
            CategoryFeature.of("größe"),
            CategoryFeature.of("grüße"));
    assertThatThrownBy(() -> SqlSignature.of(MODEL, schema))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("features[2].name")
        .hasMessageContaining("Last_Call")
        .hasMessageContaining("last-call")
        .hasMessageContaining("1 more");
  }
}
