package dev.orchard.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.NewToken;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsRouteTest {
  @TempDir Path folder;

  private FakeResponse ask(String roles, String organizations) throws Exception {
    NewToken token = NewToken.generate(new SecureRandom());
    String line = "someone " + token.hash() + " " + roles + " " + organizations;
    try (Installation installation =
        SampleInstallation.of(folder, Map.of("ORCHARD_TOKENS", line))) {
      FakeResponse response = new FakeResponse();
      WebApplication.builder(installation.webSettings())
          .route(MetricsRoute.of(installation.metrics()))
          .build()
          .service(FakeRequest.get("/metrics").token(token.token()), response);
      return response;
    }
  }

  @Test
  void showsTheMetricsOfThisProcess() throws Exception {
    FakeResponse response = ask("read", "*");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.header("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(response.text()).contains("# TYPE ml_model_cache_versions gauge");
  }

  @Test
  void takesTheRoleRead() throws Exception {
    assertThat(ask("predict,train,release", "*").status()).isEqualTo(403);
  }

  @Test
  void tellsNobodyOfOrganizationsThatAreNotTheirs() throws Exception {
    assertThat(ask("read", "acme").status()).isEqualTo(403);
  }
}
