package dev.orchard.model.feature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import org.junit.jupiter.api.Test;

class SqlSignatureTest {
  @Test
  void hasAnArgumentOfTheRightTypeForEveryFeatureInOrder() {
    FeatureSchema schema =
        FeatureSchema.of(
            NumberFeature.of("age"), CategoryFeature.of("job title"), BooleanFeature.of("owns"));
    assertThat(SqlSignature.of(new ModelName("lead-conversion"), schema))
        .hasToString("lead_conversion(age FLOAT64, job_title STRING, owns BOOL)");
  }
}
