package dev.orchard.functions.predict;

import static dev.orchard.web.testing.FakeRequest.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad input gets a problem that names the place, and the next request is unharmed. */
class BadInputTest {
  private static final String GOOD = "{\"features\": [1, 2, 3, 4, 5]}";

  @TempDir Path folder;
  private Installation installation;
  private PredictFunction function;

  @BeforeEach
  void open() {
    installation = SampleInstallation.withModels(folder);
    function = new PredictFunction(installation);
  }

  @AfterEach
  void theNextRequestIsUnharmed() throws Exception {
    assertThat(answer(post("/predict", GOOD)).status()).isEqualTo(200);
    installation.close();
  }

  private FakeResponse answer(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(request, response);
    return response;
  }

  private void assertProblem(FakeRequest request, int status, String... parts) throws Exception {
    FakeResponse response = answer(request);
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.header("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.json().names()).contains("type", "title", "status", "request_id");
    assertThat(response.text())
        .satisfies(text -> assertThat(parts).allSatisfy(part -> assertThat(text).contains(part)))
        .doesNotContain("Exception", "\tat ", "dev.orchard", folder.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"features": [1, 2, "x", 4, 5]}             | $.features[2]
          {"features": [1, 2, true, 4, 5]}            | $.features[2]
          {"features": [1, 2, [3], 4, 5]}             | $.features[2]
          {"features": [1, 2, null, 4, 5]}            | $.features[2]
          {"features": [1, 2, 3, 4]}                  | $.features
          {"features": [1, 2, 3, 4, 5, 6]}            | $.features
          {"features": []}                            | $.features
          {"features": "1, 2, 3, 4, 5"}               | $.features
          {"features": null}                          | $.features
          {}                                          | $.features
          {"features": {"feature_0": 1}}              | $.features.feature_3
          {"features": {"feature_9": 1}}              | $.features.feature_9
          {"feature": [1, 2, 3, 4, 5]}                | did you mean
          {"features": [1,2,3,4,5], "org_id": "../x"} | $.org_id
          {"features": [1,2,3,4,5], "org_id": 7}      | $.org_id
          {"features": [1,2,3,4,5], "model": ""}      | $.model
          {"features": [1,2,3,4,5], "model": "%2e%2e"} | $.model
          {"features": [1,2,3,4,5], "model": "a\\u0000b"} | $.model
          {"features": [1,2,3,4,5], "version": "1"}   | $.version
          {"features": [1,2,3,4,5], "alias": "../x"}  | $.alias
          {"features": [1,2,3,4,5], "alias": "Archived"} | $.alias
          {"features": [1,2,3,4,5], "confidence_level": 1} | $.confidence_level
          {"features": [1,2,3,4,5], "confidence_level": "high"} | $.confidence_level
          {"features": [1,2,3,4,5], "timeout_ms": 0}  | $.timeout_ms
          {"features": [1,2,3,4,5], "timeout_ms": 1.5} | $.timeout_ms
          {"features": [1,2,3,4,5], "timeout_ms": -1} | $.timeout_ms
          """)
  void whatDoesNotFitIsNamed(String body, String path) throws Exception {
    assertProblem(post("/predict", body), 422, path);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"features": [1, 2, NaN, 4, 5]}
          {"features": [1, 2, Infinity, 4, 5]}
          {"features": [1, 2, -Infinity, 4, 5]}
          {"features": [1, 2, 1e999, 4, 5]}
          {"features": [1, 2, 3, 4, 5], "features": [1]}
          {"features": {"feature_0": 1, "feature_0": 2}}
          {"features": [1, 2, 3, 4, 5], "context": "\\ud800"}
          {"features": [1, 2, 3, 4, 5]} x
          {"features": [1, 2, 3, 4, 5]
          {'features': [1, 2, 3, 4, 5]}
          [1, 2, 3, 4, 5]
          7
          null
          """)
  void whatIsNotJsonIsRefused(String body) throws Exception {
    assertProblem(post("/predict", body), 400);
  }

  @Test
  void allMistakesAreToldAtOnce() throws Exception {
    assertProblem(
        post(
            "/predict",
            "{\"confidence_level\": 2, \"timeout\": 5, \"features\": [\"a\", 2, \"b\", 4, 5]}"),
        422,
        "$.confidence_level",
        "timeout",
        "$.features[0]",
        "$.features[2]");
  }

  @Test
  void anEmptyBodyIsRefused() throws Exception {
    assertProblem(post("/predict", ""), 400);
  }

  @Test
  void aNumberOf400DigitsIsRefused() throws Exception {
    assertProblem(post("/predict", "{\"features\": [" + "9".repeat(400) + ",2,3,4,5]}"), 400);
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    assertProblem(
        post("/predict", "{\"features\": " + "[".repeat(5000) + "]".repeat(5000) + "}"), 400);
  }

  @Test
  void badUtf8IsRefused() throws Exception {
    byte[] body =
        "{\"context\": \"?\", \"features\": [1,2,3,4,5]}".getBytes(StandardCharsets.UTF_8);
    body[13] = (byte) 0xC3;

    assertProblem(post("/predict", "").body(body), 400);
  }

  @Test
  void aBodyOf33MegabytesIsRefused() throws Exception {
    byte[] body = new byte[33 << 20];

    assertProblem(post("/predict", "").body(body), 413);
  }

  @Test
  void aGzipBombIsRefused() throws Exception {
    assertProblem(
        post("/predict", "").body(zeros(64 << 20)).header("Content-Encoding", "gzip"), 413);
  }

  private static byte[] zeros(int count) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] block = new byte[1 << 16];
      for (int i = 0; i < count / block.length; i++) {
        gzip.write(block);
      }
    }
    return packed.toByteArray();
  }

  @Test
  void anUnknownOrganizationIsNotFound() throws Exception {
    assertProblem(
        post("/predict", "{\"org_id\": \"nobody\", \"features\": [1,2,3,4,5]}"), 404, "nobody");
  }

  @Test
  void anUnknownModelIsNotFound() throws Exception {
    assertProblem(
        post("/predict", "{\"model\": \"unknown\", \"features\": [1,2,3,4,5]}"), 404, "unknown");
  }

  @Test
  void anUnknownVersionIsNotFound() throws Exception {
    assertProblem(
        post("/predict", "{\"version\": \"20200101000000\", \"features\": [1,2,3,4,5]}"),
        404,
        "20200101000000");
  }

  @Test
  void anUnknownAliasIsNotFound() throws Exception {
    assertProblem(
        post("/predict", "{\"alias\": \"Staging\", \"features\": [1,2,3,4,5]}"), 404, "challenger");
  }

  @Test
  void aWrongMediaTypeIsRefused() throws Exception {
    assertProblem(post("/predict", GOOD).header("Content-Type", "text/plain"), 415);
  }

  @Test
  void withoutADefaultModelOneMustBeNamed(@TempDir Path other) throws Exception {
    try (Installation bare = SampleInstallation.of(other, Map.of("ORCHARD_DEFAULT_MODEL", " "))) {
      FakeResponse response = new FakeResponse();
      new PredictFunction(bare).service(post("/predict", GOOD), response);

      assertThat(response.status()).isEqualTo(422);
      assertThat(response.text()).contains("$.model");
    }
  }
}
