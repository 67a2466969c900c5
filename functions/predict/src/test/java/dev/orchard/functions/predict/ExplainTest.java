package dev.orchard.functions.predict;

import static dev.orchard.web.testing.FakeRequest.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.serving.testing.SampleModels;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contributions, interactions and counterfactuals over HTTP. */
class ExplainTest {
  private static final String LEAD =
      """
      {"lead_source_score": 20, "response_time_minutes": 30, "inbound_messages_count": 5,
       "outbound_messages_count": 3, "appointments_count": 0, "has_property": 1,
       "property_price": 250000, "property_has_photos": 1, "engagement_rate": 0.5,
       "days_since_creation": 7, "market_activity_score": 55}""";

  @TempDir Path folder;
  private Installation installation;
  private PredictFunction function;

  @BeforeEach
  void open() {
    installation = SampleInstallation.withModels(folder);
    function = new PredictFunction(installation);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private FakeResponse answer(String path, String body) throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(post(path, body), response);
    return response;
  }

  private JsonObject explained(String explain) throws Exception {
    FakeResponse response =
        answer("/predict", "{\"explain\": " + explain + ", \"features\": [1, 2, 3, 4, 5]}");
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response.json();
  }

  private JsonObject lead(String path, String more) throws Exception {
    FakeResponse response =
        answer(path, "{\"model\": \"lead-conversion\", \"features\": " + LEAD + more + "}");
    assertThat(response.status()).as(response.text()).isEqualTo(200);
    return response.json();
  }

  private static double number(JsonObject object, String name) {
    return ((JsonNumber) object.get(name)).value();
  }

  private static double sum(JsonObject answer, String member) {
    double sum = 0;
    for (JsonValue each : (JsonArray) answer.get("feature_contributions")) {
      sum += number((JsonObject) each, member);
    }
    return sum;
  }

  @Test
  void contributionsAddUpFromTheBaselineToThePrediction() throws Exception {
    JsonObject answer = explained("true");
    assertThat(((JsonArray) answer.get("feature_contributions")).size()).isEqualTo(5);
    assertThat(number(answer, "baseline_value") + sum(answer, "contribution"))
        .isCloseTo(number(answer, "prediction"), within(1e-5));
  }

  @Test
  void aNumberAsksForTheLargestContributions() throws Exception {
    JsonObject answer = explained("2");
    JsonObject explanation = (JsonObject) answer.get("explanation");
    assertThat(((JsonArray) answer.get("feature_contributions")).size()).isEqualTo(2);
    assertThat(
            number(answer, "baseline_value")
                + sum(answer, "contribution")
                + number(explanation, "remaining_contribution"))
        .isCloseTo(number(explanation, "margin"), within(1e-9));
  }

  @Test
  void sayingNothingOrFalseOrNoneExplainsNothing() throws Exception {
    for (String explain : new String[] {"false", "0", "null"}) {
      assertThat(explained(explain).names())
          .doesNotContain("feature_contributions", "baseline_value", "explanation");
    }
  }

  @Test
  void pairsOfFeaturesComeOnRequest() throws Exception {
    JsonObject explanation =
        (JsonObject) explained("{\"top\": 3, \"interactions\": true}").get("explanation");
    assertThat(explained("{\"interactions\": 1}").get("explanation")).isNotNull();
    for (JsonValue pair : (JsonArray) explanation.get("interactions")) {
      assertThat(((JsonArray) ((JsonObject) pair).get("features")).size()).isEqualTo(2);
    }
  }

  @Test
  void probabilitiesAreExplainedOnTheirOwnScaleToo() throws Exception {
    JsonObject answer = lead("/predict", ", \"explain\": true");
    JsonObject scale =
        (JsonObject) ((JsonObject) answer.get("explanation")).get("probability_scale");
    assertThat(scale.get("method")).isEqualTo(new JsonString("rescaled"));
    assertThat(number(scale, "baseline_probability") + sum(answer, "probability_contribution"))
        .isCloseTo(number(answer, "probability"), within(1e-9));
  }

  @Test
  void theLeadScoringDialectExplainsUnlessToldNotTo() throws Exception {
    JsonObject answer = lead("/api/v1/predict", "");
    JsonObject first = (JsonObject) ((JsonArray) answer.get("feature_contributions")).get(0);
    assertThat(first.get("feature")).isEqualTo(new JsonString("appointments_count"));
    assertThat(first.get("value")).isEqualTo(JsonNumber.of(0.0));
    assertThat(number(first, "contribution")).isNegative();
    JsonObject plain = lead("/api/v1/predict", ", \"explain\": false");
    assertThat(Json.text(plain.get("feature_contributions"))).isEqualTo("[]");
  }

  @Test
  void saysWhatWouldChangeTheRecommendedAction() throws Exception {
    JsonObject answer =
        lead(
            "/predict",
            ", \"counterfactual\": {\"features\": [\"appointments_count\", \"engagement_rate\"],"
                + " \"target\": \"HIGH_PRIORITY\"}");
    JsonObject counterfactual = (JsonObject) answer.get("counterfactual");
    JsonObject change = (JsonObject) ((JsonArray) counterfactual.get("changes")).get(0);
    assertThat(change.get("feature")).isEqualTo(new JsonString("appointments_count"));
    assertThat(number(change, "to")).isEqualTo(1);
    assertThat(change.get("recommended_action")).isEqualTo(new JsonString("HIGH_PRIORITY"));
  }

  private void assertRefused(String members, String path) throws Exception {
    FakeResponse response = answer("/predict", "{\"features\": [1,2,3,4,5], " + members + "}");
    assertThat(response.status()).as(response.text()).isEqualTo(422);
    assertThat(response.text()).contains(path);
  }

  @Test
  void refusesWhatIsNoWayToAskForAnExplanation() throws Exception {
    assertRefused("\"explain\": \"yes\"", "$.explain");
    assertRefused("\"explain\": -1", "$.explain");
    assertRefused("\"explain\": 1.5", "$.explain");
    assertRefused("\"explain\": {\"tops\": 1}", "did you mean");
    assertRefused("\"explain\": {\"interactions\": 501}", "$.explain.interactions");
  }

  @Test
  void refusesCounterfactualsThatTheModelCannotKnow() throws Exception {
    assertRefused("\"counterfactual\": {\"features\": []}", "$.counterfactual.features");
    assertRefused(
        "\"counterfactual\": {\"features\": [\"feature_9\"], \"target\": {\"at_least\": 1}}",
        "$.counterfactual.features[0]");
    assertRefused("\"counterfactual\": {\"features\": [\"feature_1\"]}", "$.counterfactual.target");
    assertRefused(
        "\"counterfactual\": {\"features\": [\"feature_1\"], \"target\": \"SELL\"}",
        "$.counterfactual.target");
  }

  @Test
  void refusesToExplainAVersionWithoutCovers() throws Exception {
    String version = SampleModels.publishWithoutCovers(installation.registry()).value();
    assertRefused("\"explain\": true, \"version\": \"" + version + "\"", "$.explain");
  }
}
