package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.web.access.Role;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorsTest {
  private static final Map<String, String> VARIABLES =
      Map.of("ORCHARD_ALLOWED_ORIGINS", "https://company.looker.com");

  private static FakeResponse ask(FakeRequest request) throws IOException {
    FakeResponse response = new FakeResponse();
    WebApplication.builder(TestSettings.of(new RecordedLog(), VARIABLES))
        .route(HttpMethod.POST, "/predict", Role.PREDICT, exchange -> exchange.respondEmpty(204))
        .build()
        .service(request, response);
    return response;
  }

  private static FakeRequest predict() {
    return FakeRequest.post("/predict", "{}");
  }

  @Test
  void marksSuccessAndErrorAlikeForAnAllowedOrigin() throws IOException {
    String origin = "https://company.looker.com";
    FakeResponse success = ask(predict().header("Origin", origin));
    assertThat(success.header("Access-Control-Allow-Origin")).hasValue(origin);
    assertThat(success.header("Vary")).hasValue("Origin");
    FakeResponse problem = ask(FakeRequest.get("/predict").header("Origin", origin));
    assertThat(problem.status()).isEqualTo(405);
    assertThat(problem.header("Access-Control-Allow-Origin")).hasValue(origin);
  }

  @Test
  void variesByOriginEvenWithoutOne() throws IOException {
    assertThat(ask(predict()).header("Vary")).hasValue("Origin");
  }

  @Test
  void answersAPreflightOfAnAllowedOriginWithoutAToken() throws IOException {
    FakeRequest preflight =
        FakeRequest.of("OPTIONS", "/predict")
            .header("Origin", "https://company.looker.com")
            .header("Access-Control-Request-Method", "POST");
    FakeResponse response = ask(preflight);
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("Access-Control-Allow-Methods")).hasValue("POST, OPTIONS");
    assertThat(response.header("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization", "Content-Type");
    assertThat(response.header("Access-Control-Max-Age")).hasValue("7200");
  }

  @Test
  void givesAForeignOriginNoLeave() throws IOException {
    FakeRequest preflight =
        FakeRequest.of("OPTIONS", "/predict")
            .header("Origin", "https://evil.example")
            .header("Access-Control-Request-Method", "POST");
    FakeResponse response = ask(preflight);
    assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(response.header("Access-Control-Allow-Methods")).isEmpty();
  }

  @Test
  void answersPlainOptionsWithWhatIsAllowed() throws IOException {
    FakeResponse response = ask(FakeRequest.of("OPTIONS", "/predict"));
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.header("Allow")).hasValue("POST, OPTIONS");
  }
}
