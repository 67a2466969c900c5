package dev.orchard.functions.batch;

import static dev.orchard.web.testing.FakeRequest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonValue;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Explanations of many rows, in every format. */
class BatchExplanationTest {
  private static final String HEADER = "feature_0,feature_1,feature_2,feature_3,feature_4\n";

  @TempDir Path folder;
  private Installation installation;
  private BatchFunction function;

  @BeforeEach
  void open() {
    installation = SampleInstallation.withModels(folder);
    function = new BatchFunction(installation);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private FakeResponse answer(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(request, response);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response;
  }

  private static FakeRequest lines(String mediaType, String target, String body) {
    return post(target, "")
        .body(body.getBytes(StandardCharsets.UTF_8))
        .header("Content-Type", mediaType);
  }

  private static double number(JsonValue object, String name) {
    return ((JsonNumber) ((JsonObject) object).get(name)).value();
  }

  private static void assertAddsUp(JsonValue record) {
    double sum = number(record, "baseline_value");
    for (JsonValue each : (JsonArray) ((JsonObject) record).get("feature_contributions")) {
      sum += number(each, "contribution");
    }
    assertThat(sum).isCloseTo(number(record, "prediction"), within(1e-9));
  }

  @Test
  void explainsEveryGoodRecordOfADocument() throws Exception {
    JsonObject answer =
        answer(
                post(
                    "/batch_predict",
                    "{\"explain\": true, \"records\": [{\"features\": [1,2,3,4,5]},"
                        + " {\"features\": 1}, {\"features\": [9,8,7,6,5]}]}"))
            .json();
    JsonArray records = (JsonArray) answer.get("predictions");
    assertAddsUp(records.get(0));
    assertThat(((JsonObject) records.get(1)).names())
        .contains("error")
        .doesNotContain("baseline_value");
    assertAddsUp(records.get(2));
  }

  @Test
  void explainsLinesByAQueryParameter() throws Exception {
    String text =
        answer(
                lines(
                    "application/x-ndjson",
                    "/batch_predict?explain=true&interactions=3",
                    "{\"features\": [1,2,3,4,5]}\n"))
            .text();
    JsonObject record = (JsonObject) Json.parse(text.getBytes(StandardCharsets.UTF_8));
    assertAddsUp(record);
    JsonArray pairs = (JsonArray) ((JsonObject) record.get("explanation")).get("interactions");
    assertThat(pairs.size()).isBetween(1, 3);
  }

  @Test
  void explainsEveryRecordOfTheLeadScoringDialect() throws Exception {
    JsonObject answer =
        answer(
                post(
                    "/api/v1/batch_predict",
                    "{\"explain\": true, \"records\": [{\"features\": [1,2,3,4,5]},"
                        + " {\"features\": [9,8,7,6,5]}]}"))
            .json();
    for (JsonValue record : (JsonArray) answer.get("predictions")) {
      assertAddsUp(record);
    }
  }

  @Test
  void explainsATableInTwoMoreColumns() throws Exception {
    String[] table =
        answer(lines("text/csv", "/batch_predict?explain=1", HEADER + "1,2,3,4,5\n1,x,3,4,5\n"))
            .text()
            .split("\r\n", -1);
    assertThat(table[0]).endsWith(",error,baseline_value,feature_contributions");
    assertThat(table[1]).contains("[{\"\"feature\"\":");
    assertThat(table[2]).endsWith(",,");
  }

  @Test
  void aTableHasNoMoreColumnsThanAskedFor() throws Exception {
    String text = answer(lines("text/csv", "/batch_predict", HEADER + "1,2,3,4,5\n")).text();
    assertThat(text).contains(",warnings,error\r\n");
  }
}
