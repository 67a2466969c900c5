package dev.orchard.functions.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.json.JsonString;
import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.access.TokenHash;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not train, and what is no wish to train: nothing is begun for any of them. */
class RefusedTrainingTest {
  private static final String BODY = "{\"model\":\"price\"}";

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void open() throws Exception {
    Path specs = Files.createDirectories(folder.resolve("specs"));
    Files.writeString(
        specs.resolve("price.yaml"),
        """
        name: price
        task: regression
        label: {name: y}
        features: [{name: x, type: number}]
        source: {query: "select range as x, range as y from range(500)"}
        """);
    installation =
        SampleInstallation.of(
            folder.resolve("store"),
            Map.of(
                "ORCHARD_SPECS",
                specs.toString(),
                "ORCHARD_TOKENS",
                line("scheduler", "train", "acme") + line("looker", "predict,read,release", "*")));
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private static String line(String name, String roles, String organizations) {
    String hash = TokenHash.of("token-of-" + name).toString();
    return name + " " + hash + " " + roles + " " + organizations + "\n";
  }

  private FakeResponse send(FakeRequest request) throws Exception {
    Trainer none =
        (found, organization) -> {
          throw new AssertionError("A training was begun");
        };
    FakeResponse response = new FakeResponse();
    try (Trainings trainings = new Trainings(none, event -> {}, installation.metrics())) {
      new TrainFunction(installation, trainings).service(request, response);
    }
    return response;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/train", "/api/v1/model/train"})
  void asksForAToken(String path) throws Exception {
    assertThat(send(FakeRequest.post(path, BODY)).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/train", "/api/v1/model/train"})
  void refusesARoleThatMayNotTrain(String path) throws Exception {
    FakeResponse response = send(FakeRequest.post(path, BODY).token("token-of-looker"));

    assertThat(response.status()).as(response.text()).isEqualTo(403);
  }

  @Test
  void refusesAnOrganizationThatIsNotTheCallersOwn() throws Exception {
    FakeResponse response =
        send(
            FakeRequest.post("/train", "{\"model\":\"price\",\"org_id\":\"other\"}")
                .token("token-of-scheduler"));

    assertThat(response.status()).as(response.text()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "\"price\"", "{\"model\":\"price\"} {}"})
  void refusesABodyThatIsNoObject(String body) throws Exception {
    FakeResponse response = send(FakeRequest.post("/train", body).token("token-of-scheduler"));

    assertThat(response.status()).as(response.text()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"model\":5} | $.model",
        "{\"model\":\"../price\"} | $.model",
        "{\"model\":\"price\",\"wait\":\"yes\"} | $.wait",
        "{\"model\":\"price\",\"org_id\":\"A B\"} | $.org_id",
        "{\"model\":\"price\",\"trees\":5} | found \"trees\"",
      })
  void namesTheMemberThatIsWrong(String body, String path) throws Exception {
    FakeResponse response = send(FakeRequest.post("/train", body).token("token-of-scheduler"));

    assertThat(response.status()).as(response.text()).isEqualTo(422);
    assertThat(((JsonString) response.json().get("detail")).value()).contains(path);
  }
}
