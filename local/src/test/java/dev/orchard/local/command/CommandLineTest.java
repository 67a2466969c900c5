package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.local.console.Console;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonArray;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as a script sees them: streams and exit codes, over a real store. */
class CommandLineTest {
  private static final String SPEC =
      """
      name: price
      task: regression
      label: {name: y}
      features:
        - {name: size, type: number}
        - {name: kind, type: category}
      source: {query: "select * from read_csv('rows.csv')"}
      training: {algorithm: random_forest, trees: %d, max_depth: 4, test_fraction: 0.2, minimum_rows: 50, seed: %d}
      gate: {metric: r2, improve_by: %s}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writeRows() throws IOException {
    StringBuilder rows = new StringBuilder("size,kind,y\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i)
          .append(i % 2 == 0 ? ",flat," : ",house,")
          .append(3 * i + (i % 2) * 50)
          .append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);
    spec(1, "0.0");
  }

  private Path spec(int seed, String improveBy) throws IOException {
    return spec(seed, improveBy, 5);
  }

  private Path spec(int seed, String improveBy, int trees) throws IOException {
    return Files.writeString(folder.resolve("price.yaml"), SPEC.formatted(trees, seed, improveBy));
  }

  private int run(String... arguments) {
    return run(new CountDownLatch(1)::await, arguments);
  }

  private int run(StopSignal stopSignal, String... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return OrchardCommandLine.run(
        new Surroundings(console, Map.of(), folder, stopSignal), arguments);
  }

  private int onStore(String... arguments) {
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--store");
    all.add(folder.resolve("store").toString());
    return run(all.toArray(String[]::new));
  }

  private JsonObject json() {
    return Json.parseObject(out.toByteArray(), JsonLimits.DEFAULT);
  }

  private String word(String name) {
    return ((JsonString) json().get(name)).value();
  }

  private String train() throws IOException {
    assertThat(onStore("train", folder.resolve("price.yaml").toString(), "--json")).isZero();
    return word("version");
  }

  @Test
  void printsARunWithItsMetricsAsOneDocument() throws IOException {
    train();

    assertThat(word("status")).isEqualTo("succeeded");
    assertThat(((JsonObject) json().get("metrics")).names()).contains("r2", "rmse");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("growing trees");
  }

  @Test
  void exitsWithThreeWhenTheGateIsLost() throws IOException {
    train();
    spec(2, "0.9");

    assertThat(onStore("train", folder.resolve("price.yaml").toString(), "--json")).isEqualTo(3);
    assertThat(word("status")).isEqualTo("lost");
  }

  @Test
  void endsAnInterruptedTrainingInOrderAndExitsAsShellsExpect() throws IOException {
    StopSignal atOnce = () -> {};
    String store = folder.resolve("store").toString();

    assertThat(run(atOnce, "train", spec(1, "0.0", 2_000).toString(), "--store", store, "--json"))
        .isEqualTo(130);
    assertThat(word("status")).isEqualTo("interrupted");
    assertThat(onStore("versions", "price", "--json")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"versions\": []");
  }

  @Test
  void saysNothingOfAConfidenceThatASingleTreeDoesNotHave() throws IOException {
    Path spec = folder.resolve("price.yaml");
    String forest = "algorithm: random_forest, trees: 5";
    Files.writeString(spec, Files.readString(spec).replace(forest, "algorithm: tribuo_cart"));
    train();

    assertThat(onStore("predict", "price", "size=10", "kind=flat")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("version")
        .doesNotContain("NaN", "confidence");
  }

  @Test
  void warnsOfAFeatureThatGivesTheLabelAway() throws IOException {
    StringBuilder rows = new StringBuilder("size,kind,y\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i).append(",flat,").append(3 * i).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), rows);

    assertThat(onStore("train", folder.resolve("price.yaml").toString())).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("warning: The feature \"size\" alone predicts the label");
  }

  @Test
  void exitsWithOneWhenATrainingFails() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), "size,kind,y\n1,flat,2\n");

    assertThat(onStore("train", folder.resolve("price.yaml").toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("orchard: ").doesNotContain("\tat ");
  }

  @Test
  void listsEveryMistakeOfASpecAndExitsWithFive() throws IOException {
    Files.writeString(folder.resolve("bad.yaml"), "name: price\ntask: guess\nfeatures: []\n");

    assertThat(onStore("train", folder.resolve("bad.yaml").toString())).isEqualTo(5);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("bad.yaml:2").contains("label");
  }

  @Test
  void exitsWithTwoWithoutASpecFile() {
    assertThat(onStore("train", "nowhere.yaml")).isEqualTo(2);
  }

  @Test
  void drawsWhatTheFeaturesContributed() throws IOException {
    train();

    assertThat(onStore("predict", "price", "size=100", "kind=flat", "--explain")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("From a baseline of")
        .containsPattern("size +100 +[+-][0-9.e+]+ .*[+-]");
    assertThat(onStore("predict", "price", "size=100", "kind=flat", "--explain", "1", "--json"))
        .isZero();
    assertThat(((JsonArray) json().get("feature_contributions")).size()).isEqualTo(1);
    assertThat(onStore("predict", "price", "--explain", "size=100", "kind=flat", "--json"))
        .isZero();
    assertThat(((JsonArray) json().get("feature_contributions")).size()).isEqualTo(2);
    assertThat(onStore("predict", "price", "size=100", "kind=flat", "--explain=1")).isZero();
    assertThat(onStore("predict", "price", "size=100", "kind=flat", "--explain", "-1"))
        .isEqualTo(2);
  }

  @Test
  void predictsFromNamedValues() throws IOException {
    train();

    assertThat(onStore("predict", "price", "size=100", "kind=flat", "--json")).isZero();
    assertThat(json().has("prediction")).isTrue();
    assertThat(json().has("interval")).isTrue();
  }

  @Test
  void namesEveryFeatureThatDoesNotFitAndExitsWithFive() throws IOException {
    train();

    assertThat(onStore("predict", "price", "size=large", "colour=red")).isEqualTo(5);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("size", "kind", "colour");
  }

  @Test
  void exitsWithFourForAModelThatIsNotThere() {
    assertThat(onStore("predict", "price", "size=1", "--json")).isEqualTo(4);
    assertThat(json().names()).containsExactly("error", "exit_code");
  }

  @Test
  void listsModelsAndVersions() throws IOException {
    String version = train();

    assertThat(onStore("models")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("price", version);
    assertThat(onStore("versions", "price")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(version, "champion", "r2");
  }

  @Test
  void promotesAndRollsBack() throws IOException {
    String first = train();
    spec(3, "0.9");
    onStore("train", folder.resolve("price.yaml").toString(), "--json");
    String second = word("version");
    assertThat(onStore("promote", "price", second, "--reason", "a try", "--json")).isZero();
    assertThat(word("version")).isEqualTo(second);

    assertThat(onStore("rollback", "price", "--json")).isZero();
    assertThat(word("version")).isEqualTo(first);
  }

  @Test
  void exitsWithSixWhenThereIsNothingToRollBackTo() throws IOException {
    train();

    assertThat(onStore("rollback", "price")).isEqualTo(6);
  }

  @Test
  void printsATokenWithTheLineThatLetsItIn() {
    assertThat(run("token", "--name", "looker", "--json")).isZero();
    assertThat(word("token")).startsWith("orchard_");
    assertThat(word("line")).startsWith("looker ").endsWith(" predict,read *");
    assertThat(word("line")).doesNotContain(word("token"));
  }

  @Test
  void refusesARoleThatDoesNotExist() {
    assertThat(run("token", "--roles", "admin")).isEqualTo(2);
  }

  @Test
  void exitsWithTwoForAnUnknownOption() {
    assertThat(run("models", "--sotre", "x")).isEqualTo(2);
  }

  @Test
  void printsWrongUsageAsOneDocumentToo() {
    assertThat(run("models", "--json", "--sotre", "x")).isEqualTo(2);
    assertThat(json().names()).containsExactly("error", "exit_code");
    assertThat(run("predict", "--json")).isEqualTo(2);
    assertThat(word("error")).contains("MODEL");
  }

  @Test
  void exitsWithTwoForAPortThatIsNone() {
    assertThat(onStore("serve", "--port", "99999", "--json")).isEqualTo(2);
    assertThat(word("error")).contains("65535", "99999");
  }

  @Test
  void exitsWithTwoForAStoreThatIsNone() {
    assertThat(run("models", "--store", "s3://bucket")).isEqualTo(2);
  }

  @Test
  void helpsWithEveryCommand() {
    for (String command :
        List.of(
            "demo",
            "serve",
            "train",
            "runs",
            "compare",
            "predict",
            "models",
            "versions",
            "promote",
            "rollback",
            "load-test",
            "token",
            "test")) {
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("orchard " + command, "Examples:");
    }
  }
}
