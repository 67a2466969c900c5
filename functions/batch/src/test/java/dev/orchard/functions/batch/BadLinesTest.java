package dev.orchard.functions.batch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input in streams: an error in its place, and its neighbours unharmed. */
class BadLinesTest {
  private static final String HEADER = "feature_0,feature_1,feature_2,feature_3,feature_4";

  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void open() {
    installation = SampleInstallation.withModels(folder);
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private FakeResponse answer(String mediaType, byte[] body) throws Exception {
    FakeRequest request =
        FakeRequest.post("/batch_predict", "").body(body).header("Content-Type", mediaType);
    FakeResponse response = new FakeResponse();
    new BatchFunction(installation).service(request, response);
    return response;
  }

  private FakeResponse csv(String body) throws Exception {
    return answer("text/csv", body.getBytes(UTF_8));
  }

  private FakeResponse ndjson(String body) throws Exception {
    return answer("application/x-ndjson", body.getBytes(UTF_8));
  }

  @Test
  void aQuoteInTheMiddleOfAFieldSpoilsItsOwnLineOnly() throws Exception {
    String answer = csv(HEADER + "\n5\",2,3,4,5\n1,2,3,4,5\n\"1\",2,3,4,5\n").text();

    assertThat(answer.lines()).hasSize(4);
    assertThat(answer.lines().skip(1)).first().asString().contains("quote");
    assertThat(answer.lines().skip(2)).allMatch(line -> line.endsWith(","));
  }

  @Test
  void aLineFeedBetweenQuotesBelongsToItsField() throws Exception {
    String body = "context," + HEADER + "\n\"a \"\"b\"\"\nc\",1,2,3,4,5\nd,1,2,3,4,5\n";

    assertThat(csv(body).text()).contains("\"a \"\"b\"\"\nc\",", "\nd,");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,2,3,4,5",
        "NaN,2,3,4,5",
        "Infinity,2,3,4,5",
        "-Infinity,2,3,4,5",
        "1e999,2,3,4,5",
        "0x1,2,3,4,5",
        ",2,3,4,5",
        "1,2,3,4",
        "1,2,3,4,5,6",
        "1\u00ff\ufffd,2,3,4,5"
      })
  void aBadLineOfATableIsAnErrorInItsPlace(String line) throws Exception {
    FakeResponse response = csv(HEADER + "\n1,2,3,4,5\n" + line + "\n1,2,3,4,5\n");

    assertThat(response.status()).isEqualTo(200);
    List<String> lines = response.text().lines().toList();
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1)).isEqualTo(lines.get(3)).endsWith(",");
    assertThat(lines.get(2)).startsWith(",,,,,,,,").hasSizeGreaterThan(20);
  }

  @ParameterizedTest
  @MethodSource("badLinesOfNdjson")
  void aBadLineOfNdjsonIsAnErrorInItsPlace(String line) throws Exception {
    String good = "{\"features\": [1,2,3,4,5]}\n";
    FakeResponse response = ndjson(good + line + "\n" + good);

    assertThat(response.status()).isEqualTo(200);
    List<String> lines = response.text().lines().toList();
    assertThat(lines).hasSize(3);
    assertThat(lines.get(0)).isEqualTo(lines.get(2)).contains("\"prediction\"");
    assertThat(lines.get(1)).contains("\"error\"", "urn:orchard:problem:");
    assertThat(response.text()).doesNotContain("Exception");
  }

  static Stream<String> badLinesOfNdjson() {
    return Stream.of(
        "{\"features\": [\"x\",2,3,4,5]}",
        "{\"features\": [1,2]}",
        "{\"features\": {\"feature_0\": 1}}",
        "{\"features\": {\"feature_9\": 1}}",
        "{\"features\": [NaN,2,3,4,5]}",
        "{\"features\": [Infinity,2,3,4,5]}",
        "{\"features\": [1e999,2,3,4,5]}",
        "{\"features\": [" + "9".repeat(400) + ",2,3,4,5]}",
        "{\"features\": [1,2,3,4,5], \"context\": \"\\ud800\"}",
        "{\"features\": " + "[".repeat(1000),
        "{\"features\": [1,2,3,4,5], \"features\": [1,2,3,4,5]}",
        "{\"features\": [1,2,3,4,5]} {}",
        "{\"model\": \"predictor\", \"features\": [1,2,3,4,5]}",
        "{\"context\": \"" + "x".repeat(LineSource.MOST_BYTES) + "\"}",
        "[1,2,3,4,5]",
        "null",
        "{",
        "x");
  }

  @Test
  void aLineThatIsNotUtf8SpoilsItselfOnly() throws Exception {
    byte[] body = "{\"features\":[1,2,3,4,5]}\n?\n{\"features\":[1,2,3,4,5]}".getBytes(US_ASCII);
    body[25] = (byte) 0xff;

    String answer = answer("application/x-ndjson", body).text();
    assertThat(answer.lines()).hasSize(3);
    assertThat(answer.lines().skip(1)).first().asString().contains("UTF-8");
  }
}
