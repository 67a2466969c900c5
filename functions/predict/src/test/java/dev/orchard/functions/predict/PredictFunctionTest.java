package dev.orchard.functions.predict;

import static dev.orchard.web.testing.FakeRequest.post;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.VersionId;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.serving.testing.SampleModels;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictFunctionTest {
  private static final String LEAD =
      """
      {"lead_source_score": 20, "response_time_minutes": 30, "inbound_messages_count": 5,
       "outbound_messages_count": 3, "appointments_count": 2, "has_property": 1,
       "property_price": 250000, "property_has_photos": 1, "engagement_rate": 1.67,
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

  private FakeResponse answer(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    function.service(request, response);
    return response;
  }

  private static double number(JsonObject object, String name) {
    return ((JsonNumber) object.get(name)).value();
  }

  private static String text(JsonObject object, String name) {
    return ((JsonString) object.get(name)).value();
  }

  @Test
  void answersTheLookerPredictorsRequestVerbatim() throws Exception {
    FakeResponse response =
        answer(
            post(
                "/predict",
                "{\"features\": [10.5, 20.3, -5.2, 15.1, 8.9], \"context\": \"test\"}"));

    assertThat(response.status()).isEqualTo(200);
    JsonObject answer = response.json();
    // The forest is a staircase over 2 f0 + 3 f1 - 1.5 f2 with steps of 15 in each feature.
    assertThat(number(answer, "prediction")).isBetween(89.7 - 50, 89.7 + 50);
    assertThat(number(answer, "confidence")).isBetween(0.0, 1.0);
    assertThat(Json.text(answer.get("input_features"))).isEqualTo("[10.5,20.3,-5.2,15.1,8.9]");
    assertThat(text(answer, "context")).isEqualTo("test");
    assertThat(text(answer, "model_type")).isEqualTo("RandomForestRegressor");
    assertThat(number(answer, "feature_count")).isEqualTo(5);
  }

  @Test
  void answersTheLeadScoringServicesRequestInItsDialect() throws Exception {
    FakeResponse response =
        answer(
            post(
                "/api/v1/predict",
                "{\"org_id\": \"default\", \"model\": \"lead-conversion\", \"features\": "
                    + LEAD
                    + "}"));

    assertThat(response.status()).isEqualTo(200);
    JsonObject answer = response.json();
    assertThat(number(answer, "prediction")).isEqualTo(1);
    assertThat(number(answer, "conversion_probability")).isBetween(0.5, 1.0);
    assertThat(answer.get("confidence")).isEqualTo(answer.get("conversion_probability"));
    assertThat(text(answer, "recommended_action")).isEqualTo("HIGH_PRIORITY");
    assertThat(((JsonArray) answer.get("feature_contributions")).size()).isEqualTo(12);
    assertThat(VersionId.fits(text(answer, "model_version"))).isTrue();
  }

  @Test
  void saysTheClassItsProbabilitiesAndTheActionInItsOwnDialect() throws Exception {
    JsonObject answer =
        answer(post("/predict", "{\"model\": \"lead-conversion\", \"features\": " + LEAD + "}"))
            .json();

    assertThat(text(answer, "prediction")).isEqualTo("yes");
    assertThat(answer.names())
        .contains("probability", "probabilities", "recommended_action", "model_version");
  }

  @Test
  void saysInAHeaderWhichVersionAnswered() throws Exception {
    FakeResponse response = answer(post("/", "{\"features\": [1, 2, 3, 4, 5]}"));

    assertThat(response.header("Orchard-Model-Version"))
        .hasValue(text(response.json(), "model_version"));
    assertThat(response.header("Orchard-Stale")).isEmpty();
  }

  @Test
  void takesMembersInAnyOrderAndFeaturesByName() throws Exception {
    FakeResponse byName =
        answer(
            post(
                "/predict",
                "{\"features\": {\"feature_4\": 5, \"feature_0\": 1, \"feature_2\": 3,"
                    + " \"feature_1\": 2, \"feature_3\": 4}, \"alias\": \"Production\","
                    + " \"model\": \"predictor\", \"org_id\": \"default\"}"));
    FakeResponse byPosition = answer(post("/predict", "{\"features\": [1, 2, 3, 4, 5]}"));

    assertThat(byName.status()).isEqualTo(200);
    assertThat(byName.json().get("prediction")).isEqualTo(byPosition.json().get("prediction"));
  }

  @Test
  void givesAFixedVersionEvenWhenAnotherIsChampion() throws Exception {
    VersionId first =
        installation
            .registry()
            .model(SampleModels.ORGANIZATION, SampleModels.PREDICTOR)
            .champion()
            .orElseThrow();
    SampleModels.publishPredictor(installation.registry());

    FakeResponse response =
        answer(post("/predict", "{\"version\": \"" + first + "\", \"features\": [1, 2, 3, 4, 5]}"));

    assertThat(text(response.json(), "model_version")).isEqualTo(first.value());
  }

  @Test
  void givesTheIntervalOfTheLevelAskedFor() throws Exception {
    JsonObject interval =
        (JsonObject)
            answer(post("/predict", "{\"features\": [1,2,3,4,5], \"confidence_level\": 0.5}"))
                .json()
                .get("interval");

    assertThat(number(interval, "confidence_level")).isEqualTo(0.5);
    assertThat(number(interval, "upper")).isGreaterThan(number(interval, "lower"));
  }

  @Test
  void warnsOfAnUnseenCategoryAndOfAValueOutOfRange() throws Exception {
    String lead = LEAD.replace("250000", "-1").replace("}", ", \"channel\": \"pigeon\"}");
    JsonObject answer =
        answer(post("/predict", "{\"model\": \"lead-conversion\", \"features\": " + lead + "}"))
            .json();

    assertThat(Json.text(answer.get("warnings")))
        .contains("\"unseen_category\"", "\"channel\"", "\"out_of_range\"", "\"property_price\"");
  }

  @Test
  void echoesAContextOfAnyType() throws Exception {
    JsonObject answer =
        answer(post("/predict", "{\"context\": {\"row\": [7]}, \"features\": [1,2,3,4,5]}")).json();

    assertThat(Json.text(answer.get("context"))).isEqualTo("{\"row\":[7]}");
  }

  @Test
  void countsPredictionsByModelVersionAndOutcome() throws Exception {
    answer(post("/predict", "{\"features\": [1,2,3,4,5]}"));

    assertThat(answer(FakeRequest.get("/metrics")).text())
        .contains("ml_predictions_total{model=\"predictor\"");
  }
}
