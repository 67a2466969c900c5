package dev.orchard.functions.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.json.JsonBoolean;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthFunctionTest {
  @TempDir Path folder;

  private static FakeResponse get(Installation installation, String path) throws Exception {
    FakeResponse response = new FakeResponse();
    new HealthFunction(installation).service(FakeRequest.get(path), response);
    return response;
  }

  @Test
  void aFreshInstanceLoadsTheDefaultModelAndIsHealthy() throws Exception {
    try (Installation installation = SampleInstallation.withModels(folder)) {
      FakeResponse response = get(installation, "/health");

      assertThat(response.status()).isEqualTo(200);
      assertThat(response.text()).contains("\"status\":\"healthy\"", "\"state\":\"ok\"");
      assertThat(response.json().get("model_loaded")).isEqualTo(JsonBoolean.TRUE);
      assertThat(response.json().names()).contains("timestamp", "model_version");
    }
  }

  @Test
  void withoutItsDefaultModelAnInstanceLivesButIsNotReady() throws Exception {
    try (Installation installation = SampleInstallation.of(folder, Map.of())) {
      assertThat(get(installation, "/health").status()).isEqualTo(503);
      assertThat(get(installation, "/health/ready").status()).isEqualTo(503);
      assertThat(get(installation, "/health/live").status()).isEqualTo(200);
    }
  }

  @Test
  void showsTheCacheAmongTheMetrics() throws Exception {
    try (Installation installation = SampleInstallation.withModels(folder)) {
      get(installation, "/health");

      assertThat(get(installation, "/metrics").text()).contains("ml_model_cache_versions 1.0");
    }
  }
}
