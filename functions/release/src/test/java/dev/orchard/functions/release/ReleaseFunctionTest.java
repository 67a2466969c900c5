package dev.orchard.functions.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.serving.testing.SampleModels;
import dev.orchard.web.observation.AuditEvent;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseFunctionTest {
  @TempDir Path folder;
  private final List<AuditEvent> audited = new ArrayList<>();
  private Installation installation;
  private VersionId first;
  private VersionId second;

  @BeforeEach
  void publishTwoVersions() {
    installation = SampleInstallation.of(folder, Map.of());
    first = SampleModels.publishPredictor(installation.registry());
    second = SampleModels.publishPredictor(installation.registry());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private FakeResponse send(FakeRequest request) throws Exception {
    FakeResponse response = new FakeResponse();
    new ReleaseFunction(installation, audited::add).service(request, response);
    return response;
  }

  private ModelDocument model() {
    return installation.registry().model(SampleModels.ORGANIZATION, SampleModels.PREDICTOR);
  }

  @Test
  void promotesAVersionAndKeepsWhoAndWhy() throws Exception {
    FakeResponse response =
        send(
            FakeRequest.post(
                "/models/predictor/promote",
                "{\"version\":\"%s\",\"alias\":\"champion\",\"reason\":\"recall\"}"
                    .formatted(first)));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(model().champion()).contains(first);
    HistoryEntry last = model().history().get(model().history().size() - 1);
    assertThat(last.who()).isEqualTo("local");
    assertThat(last.reason()).isEqualTo("recall");
  }

  @Test
  void takesTheOlderStageWords() throws Exception {
    FakeResponse response =
        send(
            FakeRequest.post(
                "/models/predictor/promote",
                "{\"version\":\"%s\",\"stage\":\"Staging\"}".formatted(first)));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(model().version(Alias.CHALLENGER)).contains(first);
    assertThat(model().champion()).contains(second);
  }

  @Test
  void writesAPromotionToTheAuditLogOnce() throws Exception {
    String body = "{\"version\":\"%s\"}".formatted(first);
    send(FakeRequest.post("/models/predictor/promote", body));
    send(FakeRequest.post("/models/predictor/promote", body));

    assertThat(audited).hasSize(1);
    assertThat(audited.get(0).action()).isEqualTo(AuditEvent.Action.PROMOTED);
    assertThat(audited.get(0).details()).containsEntry("from", second.value());
  }

  @Test
  void refusesAPromotionWithoutAVersionNamingTheField() throws Exception {
    FakeResponse response =
        send(FakeRequest.post("/models/predictor/promote", "{\"alas\":\"champion\"}"));

    assertThat(response.status()).isEqualTo(422);
    assertThat(response.text()).contains("$.version", "did you mean \\\"alias\\\"");
    assertThat(audited).isEmpty();
  }

  @Test
  void knowsNoVersionThatWasNeverPublished() throws Exception {
    FakeResponse response =
        send(FakeRequest.post("/models/predictor/promote", "{\"version\":\"20200101000000\"}"));

    assertThat(response.status()).isEqualTo(404);
  }

  @Test
  void rollsBackToTheChampionBeforeWithoutABody() throws Exception {
    FakeResponse response = send(FakeRequest.post("/models/predictor/rollback", ""));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(model().champion()).contains(first);
    assertThat(audited)
        .singleElement()
        .extracting(AuditEvent::action)
        .isEqualTo(AuditEvent.Action.ROLLED_BACK);
  }

  @Test
  void refusesAPromotionDecidedBeforeSomebodyElseMovedTheAlias() throws Exception {
    VersionId third = SampleModels.publishPredictor(installation.registry());

    FakeResponse response =
        send(
            FakeRequest.post(
                "/models/predictor/promote",
                "{\"version\":\"%s\",\"expected_version\":\"%s\"}".formatted(first, second)));

    assertThat(response.status()).as(response.text()).isEqualTo(409);
    assertThat(response.text()).contains("The champion is version " + third + " by now");
    assertThat(model().champion()).contains(third);
    assertThat(audited).isEmpty();
  }

  @Test
  void promotesWhenTheAliasStillPointsWhereTheCallerSawIt() throws Exception {
    FakeResponse response =
        send(
            FakeRequest.post(
                "/models/predictor/promote",
                "{\"version\":\"%s\",\"expected_version\":\"%s\"}".formatted(first, second)));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(model().champion()).contains(first);
  }

  @Test
  void rollsBackOnlyFromTheChampionThatTheCallerSaw() throws Exception {
    FakeResponse response =
        send(
            FakeRequest.post(
                "/models/predictor/rollback", "{\"expected_version\":\"%s\"}".formatted(first)));

    assertThat(response.status()).as(response.text()).isEqualTo(409);
    assertThat(model().champion()).contains(second);
  }

  @Test
  void answersTheLeadScoringServicesRollbackToTheLetter() throws Exception {
    FakeResponse response =
        send(
            FakeRequest.post(
                "/api/v1/model/rollback",
                "{\"org_id\":\"default\",\"version\":\"%s\"}".formatted(first)));

    assertThat(response.text())
        .isEqualTo(
            "{\"status\":\"success\",\"org_id\":\"default\",\"version\":\"%s\",\"message\":\"Successfully rolled back to version %s\"}"
                .formatted(first, first));
  }

  @Test
  void deletesAVersionThatNoAliasPointsTo() throws Exception {
    FakeResponse response = send(FakeRequest.of("DELETE", "/models/predictor/versions/" + first));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.json().has("removed_after")).isTrue();
    assertThat(installation.registry().versions(SampleModels.ORGANIZATION, SampleModels.PREDICTOR))
        .containsExactly(second);
  }

  @Test
  void bringsADeletedVersionBackWithinItsGracePeriod() throws Exception {
    send(FakeRequest.of("DELETE", "/models/predictor/versions/" + first));

    FakeResponse response =
        send(FakeRequest.post("/models/predictor/versions/" + first + "/restore", ""));

    assertThat(response.status()).as(response.text()).isEqualTo(200);
    assertThat(response.json().has("removed_after")).isFalse();
    assertThat(installation.registry().versions(SampleModels.ORGANIZATION, SampleModels.PREDICTOR))
        .contains(first);
    assertThat(audited)
        .extracting(AuditEvent::action)
        .containsExactly(AuditEvent.Action.DELETED, AuditEvent.Action.RESTORED);
  }

  @Test
  void keepsEveryAliasWhenTheChampionIsToBeArchived() throws Exception {
    installation
        .registry()
        .promote(
            SampleModels.ORGANIZATION,
            SampleModels.PREDICTOR,
            second,
            Alias.CHALLENGER,
            "tests",
            "");
    FakeResponse response =
        send(
            FakeRequest.post(
                "/models/predictor/promote",
                "{\"version\":\"%s\",\"stage\":\"Archived\"}".formatted(second)));

    assertThat(response.status()).isEqualTo(409);
    assertThat(model().version(Alias.CHALLENGER)).contains(second);
  }

  @Test
  void keepsTheChampionFromBeingDeleted() throws Exception {
    FakeResponse response = send(FakeRequest.of("DELETE", "/models/predictor/versions/" + second));

    assertThat(response.status()).isEqualTo(409);
    assertThat(audited).isEmpty();
  }

  @Test
  void servesItsMetrics() throws Exception {
    assertThat(send(FakeRequest.get("/metrics")).text())
        .contains("# TYPE ml_model_cache_versions gauge");
  }
}
