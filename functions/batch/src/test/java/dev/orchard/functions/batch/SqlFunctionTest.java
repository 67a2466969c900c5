package dev.orchard.functions.batch;

import static dev.orchard.web.testing.FakeRequest.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.serving.testing.SampleModels;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Remote functions of BigQuery, by requests written as BigQuery documents them. */
class SqlFunctionTest {
  private static final int KILOBYTE = 1000;

  @TempDir private Path folder;
  private final Map<String, String> variables = new HashMap<>();
  private Installation installation;

  @BeforeEach
  void open() {
    reopen();
    SampleModels.publish(installation.registry());
  }

  private void reopen() {
    close();
    installation = SampleInstallation.of(folder, variables);
  }

  @AfterEach
  void close() {
    if (installation != null) {
      installation.close();
    }
  }

  private static String recorded(String name) {
    try (InputStream stream = SqlFunctionTest.class.getResourceAsStream("bigquery/" + name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FakeResponse answer(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    new BatchFunction(installation).service(request, response);
    return response;
  }

  private FakeResponse answer(String body) throws Exception {
    return answer(post("/bigquery_predict", body));
  }

  private List<JsonValue> replies(String body) throws Exception {
    FakeResponse response = answer(body);
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.json().names()).containsExactly("replies");
    return ((JsonArray) response.json().get("replies")).values();
  }

  private void assertRefused(String body, String... parts) throws Exception {
    FakeResponse response = answer(body);
    assertThat(response.status()).as(response.text()).isEqualTo(400);
    assertThat(response.json().names()).containsExactly("errorMessage");
    String message = ((JsonString) response.json().get("errorMessage")).value();
    assertThat(message).contains(parts);
    assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(KILOBYTE);
  }

  private static JsonValue member(JsonValue reply, String name) {
    return ((JsonObject) reply).get(name);
  }

  @Test
  void repliesToEveryCallInOrder() throws Exception {
    List<JsonValue> replies = replies(recorded("predictor.json"));

    assertThat(replies).hasSize(3);
    String batch =
        "{\"records\":[{\"features\":[10.5,20.3,-5.2,15.1,8.9]},"
            + "{\"features\":[5.1,10.2,-3.0,8.5,4.2]},"
            + "{\"features\":[9007199254740993,1,2,3,4]}]}";
    JsonArray predictions =
        (JsonArray) answer(post("/batch_predict", batch)).json().get("predictions");
    for (int i = 0; i < 3; i++) {
      for (String name : new String[] {"prediction", "confidence", "interval"}) {
        assertThat(member(replies.get(i), name))
            .isEqualTo(member(predictions.get(i), name))
            .isNotNull();
      }
      assertThat(member(replies.get(i), "model_version")).isInstanceOf(JsonString.class);
      assertThat(member(replies.get(i), "input_features")).isNull();
    }
  }

  @Test
  void answersAtTheFunctionsOwnAddressToo() throws Exception {
    FakeResponse root = answer(post("/", recorded("predictor.json")));

    assertThat(root.status()).isEqualTo(200);
    assertThat(root.text()).isEqualTo(answer(recorded("predictor.json")).text());
    assertThat(answer(post("/", "{\"records\":[{\"features\":[1,2,3,4,5]}]}")).text())
        .startsWith("{\"predictions\":");
  }

  @Test
  void takesBooleansCategoriesExactDecimalsAndAMissingChannel() throws Exception {
    List<JsonValue> replies = replies(recorded("leads.json"));

    assertThat(member(replies.get(0), "prediction")).isEqualTo(new JsonString("yes"));
    assertThat(member(replies.get(0), "recommended_action"))
        .isEqualTo(new JsonString("HIGH_PRIORITY"));
    assertThat(member(replies.get(0), "probability")).isInstanceOf(JsonNumber.class);
    assertThat(member(replies.get(1), "prediction")).isEqualTo(new JsonString("no"));
  }

  @Test
  void answersTheSameRequestTheSameTwice() throws Exception {
    assertThat(answer(recorded("leads.json")).text())
        .isEqualTo(answer(recorded("leads.json")).text());
  }

  @Test
  void spoilsOnlyTheReplyOfARowThatDoesNotFit() throws Exception {
    List<JsonValue> replies = replies(recorded("bad-rows.json"));

    assertThat(replies).hasSize(6);
    assertThat(replies.get(5)).isEqualTo(replies.get(0));
    assertThat(member(replies.get(0), "prediction")).isInstanceOf(JsonNumber.class);
    for (int i = 1; i <= 4; i++) {
      assertThat(((JsonObject) replies.get(i)).names()).containsExactly("error");
      assertThat(Json.text(replies.get(i)))
          .contains("urn:orchard:problem:invalid-input", "$.calls[" + i + "].feature_0")
          .hasSizeLessThan(KILOBYTE);
    }
    assertThat(Json.text(replies.get(4))).contains("twelve");
  }

  @Test
  void takesNaNForAMissingValue() throws Exception {
    String reply = Json.text(replies(recorded("bad-rows.json")).get(2));
    assertThat(reply).contains("found null");
  }

  @Test
  void repliesToNoCallsWithNoReplies() throws Exception {
    assertThat(replies("{\"calls\":[]}")).isEmpty();
  }

  @Test
  void scoresMoreThanABlock() throws Exception {
    StringBuilder calls = new StringBuilder("{\"calls\":[[0,1,2,3,4]");
    for (int i = 1; i < 2 * BatchHandler.BLOCK_RECORDS + 1; i++) {
      calls.append(i % 7 == 0 ? ",[null,1,2,3,4]" : ",[" + i % 30 + ",1,2,3,4]");
    }
    List<JsonValue> replies = replies(calls.append("]}").toString());
    assertThat(replies).hasSize(2 * BatchHandler.BLOCK_RECORDS + 1);
    for (int i = 1; i < replies.size(); i++) {
      assertThat(((JsonObject) replies.get(i)).has("error")).as("call " + i).isEqualTo(i % 7 == 0);
      if (i >= 30 && i % 7 != 0 && (i - 30) % 7 != 0) {
        assertThat(replies.get(i)).isEqualTo(replies.get(i - 30));
      }
    }
  }

  @Test
  void endsTheQueryOfAFunctionWithAnotherSignature() throws Exception {
    assertRefused(
        recorded("wrong-signature.json"),
        "$.calls[1]",
        "5 arguments",
        "predictor(feature_0 FLOAT64");
    assertRefused(recorded("wrong-type.json"), "$.calls[0][11]", "STRING for channel");
    assertRefused("{\"calls\":[{\"feature_0\":1}]}", "$.calls[0]");
    assertRefused("{\"calls\":[[true,2,3,4,5]]}", "FLOAT64 for feature_0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"nothing\"}",
        "{\"version\":\"20200101000000\"}",
        "{\"modle\":\"predictor\"}",
        "{\"model\":\"../x\"}",
        "{\"confidence_level\":\"2\"}",
        "{\"confidence_level\":\"high\"}"
      })
  void endsTheQueryOfAFunctionWithAWrongContext(String context) throws Exception {
    assertRefused("{\"userDefinedContext\":" + context + ",\"calls\":[[1,2,3,4,5]]}", "");
  }

  @Test
  void explainsIfTheContextSaysSo() throws Exception {
    String context = "{\"model\":\"predictor\",\"explain\":\"2\",\"confidence_level\":\"0.5\"}";
    JsonValue reply =
        replies("{\"userDefinedContext\":" + context + ",\"calls\":[[1,2,3,4,5]]}").get(0);
    assertThat(((JsonArray) member(reply, "feature_contributions")).size()).isEqualTo(2);
    assertThat(Json.text(member(reply, "interval"))).contains("\"confidence_level\":0.5");
  }

  @Test
  void asksTheDefaultModelWithoutAContext() throws Exception {
    assertThat(replies(recorded("no-context.json"))).hasSize(1);
  }

  @Test
  void refusesWhatCannotBeRead() throws Exception {
    assertRefused("{\"calls\":[[1,2", "it ends too early");
    assertRefused("{\"calls\":[[NaN,2,3,4,5]]}", "not valid JSON");
    assertRefused("{\"calls\":7}", "$.calls");
    assertRefused("{}", "$.calls");
    assertRefused("[" + "1,".repeat(BatchRequest.MOST_BYTES / 2) + "1]", "max_batching_rows");
  }

  @Test
  void keepsMessagesShortHoweverLongTheInput() throws Exception {
    String name = "\u00e4".repeat(5000);
    assertRefused(
        "{\"userDefinedContext\":{\"" + name + "\":\"x\"},\"calls\":[]}", "only the members");
    assertRefused("{\"calls\":[[\"" + name + "\"]]}", "5 arguments");
  }

  @Test
  void letsBigQueryTryAgainWhatMayPass() throws Exception {
    variables.put("ORCHARD_TOKENS", "bq " + "0".repeat(64) + " predict default");
    reopen();
    FakeResponse response = answer(recorded("predictor.json"));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.text()).startsWith("{\"errorMessage\":\"Send one token");

    variables.remove("ORCHARD_TOKENS");
    variables.put("K_SERVICE", "sql");
    variables.put("ORCHARD_INVOKER_ROLES", "predict");
    variables.put("ORCHARD_RATE_LIMIT_PER_TOKEN", "0.01");
    reopen();
    BatchFunction function = new BatchFunction(installation);
    FakeResponse first = new FakeResponse();
    function.service(post("/", recorded("predictor.json")), first);
    assertThat(first.status()).as(first.text()).isEqualTo(200);
    FakeResponse second = new FakeResponse();
    function.service(post("/", recorded("predictor.json")), second);
    assertThat(second.status()).isEqualTo(429);
    assertThat(second.header("Retry-After")).isPresent();
    assertThat(second.text()).contains("\"errorMessage\":\"Too many requests");
  }

  @Test
  void doesNotServeAnotherOrganizationToTheInvoker() throws Exception {
    variables.put("K_SERVICE", "sql");
    variables.put("ORCHARD_INVOKER_ROLES", "predict");
    reopen();
    FakeResponse response =
        answer("{\"userDefinedContext\":{\"org_id\":\"globex\"},\"calls\":[[1,2,3,4,5]]}");
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.text()).contains("\"errorMessage\":");
  }
}
