package dev.orchard.functions.batch;

import static dev.orchard.web.testing.FakeRequest.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchFunctionTest {
  private static final String TWO =
      "{\"records\": [{\"features\": [10.5, 20.3, -5.2, 15.1, 8.9]},"
          + " {\"features\": [5.1, 10.2, -3.0, 8.5, 4.2]}]}";
  private static final String HEADER = "feature_0,feature_1,feature_2,feature_3,feature_4";

  @TempDir Path folder;
  private Installation installation;
  private BatchFunction function;

  @BeforeEach
  void open() {
    installation = SampleInstallation.withModels(folder);
    function = new BatchFunction(installation);
  }

  @AfterEach
  void theNextRequestIsUnharmed() throws Exception {
    assertThat(answer(post("/batch_predict", TWO)).status()).isEqualTo(200);
    installation.close();
  }

  private FakeResponse answer(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(request, response);
    return response;
  }

  private static FakeRequest lines(String mediaType, String target, String body) {
    return post(target, "")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", mediaType);
  }

  private static FakeRequest ndjson(String body) {
    return lines("application/x-ndjson", "/batch_predict", body);
  }

  private static FakeRequest csv(String body) {
    return lines("text/csv", "/batch_predict", body);
  }

  private void assertProblem(FakeRequest request, int status, String part) throws Exception {
    FakeResponse response = answer(request);
    assertThat(response.status()).as(response.text()).isEqualTo(status);
    assertThat(response.header("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.text()).contains(part).doesNotContain("Exception", "dev.orchard");
  }

  @Test
  void answersTheLookerPredictorsRequestVerbatim() throws Exception {
    JsonObject answer = answer(post("/batch_predict", TWO)).json();

    assertThat(((JsonNumber) answer.get("record_count")).value()).isEqualTo(2);
    JsonObject first = (JsonObject) ((JsonArray) answer.get("predictions")).get(0);
    assertThat(Json.text(first.get("input_features"))).isEqualTo("[10.5,20.3,-5.2,15.1,8.9]");
    assertThat(first.get("prediction")).isInstanceOf(JsonNumber.class);
  }

  @Test
  void aBadRecordGivesAnErrorInItsPlaceAndSparesItsNeighbours() throws Exception {
    String body =
        "{\"records\": [{\"features\": [1,2,3,4,5]}, 7, {\"features\": [1,\"x\",3,4,5]},"
            + " {\"features\": [1]}, {\"feature\": []}, {\"features\": [1,2,3,4,5]}]}";
    JsonObject answer = answer(post("/batch_predict", body)).json();

    JsonArray predictions = (JsonArray) answer.get("predictions");
    assertThat(predictions.size()).isEqualTo(6);
    assertThat(((JsonObject) predictions.get(0)).get("prediction"))
        .isEqualTo(((JsonObject) predictions.get(5)).get("prediction"))
        .isNotNull();
    assertThat(Json.text(predictions.get(1))).contains("$.records[1]");
    assertThat(Json.text(predictions.get(2))).contains("$.records[2].features[1]");
    assertThat(Json.text(predictions.get(3))).contains("$.records[3].features");
    assertThat(Json.text(predictions.get(4))).contains("did you mean");
    assertThat(((JsonNumber) answer.get("error_count")).value()).isEqualTo(4);
  }

  @Test
  void speaksTheLeadScoringDialectBelowApiV1() throws Exception {
    String answer = answer(post("/api/v1/batch_predict", TWO)).text();

    assertThat(answer).contains("feature_contributions").doesNotContain("input_features");
  }

  @Test
  void countsEveryRecordAmongItsMetrics() throws Exception {
    answer(post("/batch_predict", TWO));

    assertThat(answer(FakeRequest.get("/metrics")).text())
        .containsPattern("ml_predictions_total\\{model=\"predictor\".*outcome=\"ok\".*} 2.0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"records\": []}",
        "{\"records\": {}}",
        "{\"records\": null}",
        "{}",
        "{\"record\": [{\"features\": [1,2,3,4,5]}]}"
      })
  void withoutRecordsThereIsNothingToAnswer(String body) throws Exception {
    assertProblem(post("/batch_predict", body), 422, "$.records");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/x-ndjson", "text/csv"})
  void anEmptyStreamIsRefused(String mediaType) throws Exception {
    assertProblem(lines(mediaType, "/batch_predict", ""), 422, "expected");
  }

  @Test
  void moreJsonThanCanBeHeldIsRefusedWithTheAdviceToStream() throws Exception {
    byte[] body = new byte[BatchRequest.MOST_BYTES + 1];

    assertProblem(post("/batch_predict", "").body(body), 413, "NDJSON");
  }

  @Test
  void whatIsNotJsonIsRefusedAsAWhole() throws Exception {
    assertProblem(
        post("/batch_predict", "{\"records\": [{\"features\": [1e999,2,3,4,5]}]}"), 400, "1e999");
  }

  @Test
  void anUnknownModelIsNotFound() throws Exception {
    assertProblem(
        post("/batch_predict", TWO.replaceFirst("\\{", "{\"model\": \"unknown\", ")),
        404,
        "unknown");
  }

  @Test
  void answersALineForEveryLineOfNdjson() throws Exception {
    byte[] bad = "{\"features\": [1,2,3,4,5], \"context\": \"?\"}".getBytes(StandardCharsets.UTF_8);
    bad[bad.length - 3] = (byte) 0xFF;
    String good = "{\"features\": [1,2,3,4,5], \"context\": 7}\n";
    String text = good + new String(bad, StandardCharsets.ISO_8859_1) + "\n\n{\n" + good.strip();
    FakeResponse response = answer(ndjson("").body(text.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(response.header("Content-Type")).hasValue("application/x-ndjson");
    String[] answers = response.text().split("\n");
    assertThat(answers).hasSize(4);
    assertThat(answers[0]).contains("\"prediction\"", "\"context\":7").isEqualTo(answers[3]);
    assertThat(answers[1]).contains("\"error\"", "UTF-8");
    assertThat(answers[2]).contains("\"error\"", "malformed-input");
  }

  @Test
  void readsTablesWithColumnsInAnyOrder() throws Exception {
    String table =
        "feature_4,feature_3,context,feature_2,feature_1,feature_0\r\n"
            + "5,4,\"a, \"\"b\"\"\",3,2,1\r\n"
            + "5,4,bad,x,2,1\r\n"
            + "5,4\r\n";
    FakeResponse response = answer(csv(table));

    String[] answers = response.text().split("\r\n");
    assertThat(answers).hasSize(4);
    assertThat(answers[0]).startsWith("context,prediction,");
    assertThat(answers[1]).startsWith("\"a, \"\"b\"\"\",").endsWith(",");
    assertThat(answers[2]).startsWith("bad,,").contains("$.records[1].features.feature_2");
    assertThat(answers[3]).contains("6 columns");
  }

  @Test
  void namesEveryColumnThatDoesNotFit() throws Exception {
    FakeResponse response =
        answer(csv("feature_0,feature_1,feature_2,feature_3,featur_4\n1,2,3,4,5\n"));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text()).contains("header.featur_4", "did you mean", "header.feature_4");
  }

  @Test
  void answersInTheFormatThatIsAccepted() throws Exception {
    FakeResponse response =
        answer(csv(HEADER + "\n1,2,3,4,5\n").header("Accept", "application/json"));

    assertThat(((JsonNumber) response.json().get("record_count")).value()).isEqualTo(1);
  }

  @Test
  void takesOptionsOfAStreamFromTheQuery() throws Exception {
    FakeRequest request =
        lines(
            "application/x-ndjson",
            "/batch_predict?confidence_level=0.5&alias=Production",
            "{\"features\": [1,2,3,4,5]}");

    assertThat(answer(request).text()).contains("\"confidence_level\":0.5");
    assertProblem(
        lines("text/csv", "/batch_predict?confidence_level=high", HEADER),
        422,
        "query.confidence_level");
    assertProblem(lines("text/csv", "/batch_predict?explain=-1", HEADER), 422, "query.explain");
  }

  @Test
  @Tag("slow")
  void streamsAMillionRecordsInConstantMemory() throws Exception {
    try (Installation roomy =
        SampleInstallation.of(folder, Map.of("ORCHARD_MAX_BODY_BYTES", "1GiB"))) {
      CountingResponse response = new CountingResponse();
      new BatchFunction(roomy)
          .service(
              post("/batch_predict", "")
                  .header("Content-Type", "application/x-ndjson")
                  .chunked(new Repeated("{\"features\": [1,2,3,4,5]}\n", 1_000_000)),
              response);

      assertThat(response.lines()).isEqualTo(1_000_000);
    }
  }

  /** The same line again and again, made as it is read. */
  private static final class Repeated extends InputStream {
    private final byte[] line;
    private long left;

    Repeated(String line, long times) {
      this.line = line.getBytes(StandardCharsets.UTF_8);
      this.left = this.line.length * times;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      return line[(int) ((line.length - left-- % line.length) % line.length)] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = (int) Math.min(length, left);
      for (int i = 0; i < count; i++) {
        buffer[offset + i] = (byte) read();
      }
      return count == 0 ? -1 : count;
    }
  }
}
