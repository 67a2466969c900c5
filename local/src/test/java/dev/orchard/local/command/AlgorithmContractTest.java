package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orchard.local.command.Contract.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the contract train one algorithm; versions of the others fit it too. */
@Tag("slow")
class AlgorithmContractTest {
  private static final Path ROOT = Path.of(System.getProperty("orchard.root", ".."));
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"gradient_boosting", "tribuo_random_forest", "tribuo_cart"})
  void describesAVersionAsPromised(String algorithm) throws Exception {
    Contract contract = Contract.read(ROOT.resolve("functions/openapi.yaml"));
    SampleOrchard orchard = SampleOrchard.in(folder, ROOT);
    for (String model : new String[] {"diamond-price", "lead-conversion"}) {
      writeSpec(orchard.specs().resolve(model + ".yaml"), algorithm);
      try (SampleOrchard.Hosted hosted = orchard.host(Map.of())) {
        URI address = hosted.host().address();
        String body = "{\"model\":\"" + model + "\",\"wait\":true}";
        JsonNode run =
            send(
                HttpRequest.newBuilder(address.resolve("/train"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build());
        assertThat(run.path("parameters").path("algorithm").asText()).isEqualTo(algorithm);
        String version = run.path("version").asText();

        JsonNode manifest =
            send(
                HttpRequest.newBuilder(address.resolve("/models/" + model + "/versions/" + version))
                    .build());

        assertThat(contract.mistakes(schema(contract), manifest)).as(version).isEmpty();
      }
    }
  }

  private static void writeSpec(Path spec, String algorithm) throws IOException {
    String training = "training: {algorithm: " + algorithm + ", max_depth: 5}";
    String changed =
        Files.readString(spec).replaceFirst("training: .*", Matcher.quoteReplacement(training));
    Files.writeString(spec, changed);
  }

  private static JsonNode schema(Contract contract) {
    Operation operation =
        contract.operations().stream()
            .filter(each -> each.toString().equals("GET /models/{name}/versions/{version}"))
            .findFirst()
            .orElseThrow();
    return contract.response(operation, 200).at("/content/application~1json/schema");
  }

  private static JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    return Contract.JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
  }
}
