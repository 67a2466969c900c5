package dev.orchard.functions.info;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfoFunctionTest {
  @TempDir Path folder;
  private Installation installation;
  private InfoFunction function;

  @BeforeEach
  void open() {
    installation = SampleInstallation.withModels(folder);
    function = new InfoFunction(installation);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private FakeResponse answer(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(request, response);
    return response;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /info                                   | "model_type":"RandomForestRegressor"
          /info                                   | "n_estimators":50
          /info                                   | "feature_names":["feature_0"
          /models                                 | "name":"lead-conversion"
          /models/predictor                       | "history":[{
          /models/predictor/versions              | "is_active":true
          /models/predictor/feature-importance    | "rank":1
          /models/predictor/feature-importance?by=mean_absolute_contribution | [{"feature":"feature_0"
          /api/v1/model/info?org_id=default       | "activated_at":
          /api/v1/model/versions?org_id=default   | "created_at":
          /api/v1/model/feature-importance?org_id=default | "rank":1
          /docs                                   | swagger-ui-bundle.js
          /openapi.yaml                           | openapi: 3.1.0
          /metrics                                | # TYPE ml_model_cache_versions gauge
          """)
  void tellsWhatIsAskedFor(String path, String part) throws Exception {
    FakeResponse response = answer(FakeRequest.get(path));

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.text()).contains(part);
  }

  @ParameterizedTest
  @CsvSource({
    "/models/unknown, 404",
    "/models/%2e%2e/versions, 400",
    "/models/UPPER, 422",
    "/models/predictor/versions/1, 422",
    "/models?org_id=..%2fx, 422",
    "/models?limit=0, 422",
    "/models/predictor/feature-importance?by=weight, 422",
    "/models/predictor/feature-importance?by=cover, 422",
    "/docs/../openapi.yaml, 400"
  })
  void refusesWhatIsNotThereOrNoName(String path, int status) throws Exception {
    FakeResponse response = answer(FakeRequest.get(path));

    assertThat(response.status()).as(response.text()).isEqualTo(status);
  }

  @Test
  void answersThatTheContractHasNotChanged() throws Exception {
    String tag = answer(FakeRequest.get("/openapi.yaml")).header("ETag").orElseThrow();

    assertThat(answer(FakeRequest.get("/openapi.yaml").header("If-None-Match", tag)).status())
        .isEqualTo(304);
  }

  @Test
  void thePagesMayLoadNothingFromElsewhere() throws Exception {
    assertThat(answer(FakeRequest.get("/docs")).header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'");
  }
}
