package dev.orchard.functions.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.configuration.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MlflowConnectionTest {
  @Test
  void isNoneUnlessAServerIsNamed() {
    assertThat(MlflowConnection.of(Configuration.read(Map.of()))).isEmpty();
  }

  @Test
  void isTheServerThatIsNamed() {
    assertThat(MlflowConnection.of(named("https://mlflow.example/base")).orElseThrow())
        .hasToString("https://mlflow.example/base");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"databricks", "sqlite:///mlflow.db", "http://ann:s3cret@mlflow.example", "http:"})
  void refusesWhatIsNoServerWithoutRepeatingIt(String uri) {
    assertThatThrownBy(() -> MlflowConnection.of(named(uri)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("MLFLOW_TRACKING_URI")
        .hasMessageNotContaining("s3cret");
  }

  private static Configuration named(String uri) {
    return Configuration.read(Map.of("MLFLOW_TRACKING_URI", uri));
  }
}
