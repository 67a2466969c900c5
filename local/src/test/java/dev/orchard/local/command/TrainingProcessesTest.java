package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.Leases;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.registry.PageRequest;
import dev.orchard.training.LeasedTrainings;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingLimits;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trainings of real processes on one store, some of which die. */
@Tag("slow")
class TrainingProcessesTest {
  private static final OrganizationId ORGANIZATION = OrganizationId.DEFAULT;
  private static final ModelName PRICE = new ModelName("price");
  private static final Duration LEASE = Duration.ofSeconds(20);
  private static final Pattern RUN = Pattern.compile("[0-9]{14}-[0-9a-f]{8}");

  /** The first takes longer than any test waits, the second a moment. */
  private static final String SPEC =
      """
      name: price
      task: regression
      label: {name: y}
      features: [{name: x, type: number}, {name: z, type: number}]
      source: {query: "select range / 7.0 as x, hash(range) %% 1000 as z, hash(range + 1) %% 1000 as y from range(%d)"}
      training: {trees: %d, max_depth: %d, minimum_leaf_rows: 1, seed: 1}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeSpec() throws IOException {
    Files.createDirectories(folder.resolve("specs"));
    Files.writeString(spec(), SPEC.formatted(200_000, 5_000, 6));
  }

  private Path spec() {
    return folder.resolve("specs/price.yaml");
  }

  private Path store() {
    return folder.resolve("store");
  }

  private CommandProcess command(String... arguments) throws IOException {
    return CommandProcess.start(
        Map.of(
            "ORCHARD_STORE",
            store().toString(),
            "ORCHARD_SPECS",
            folder.resolve("specs").toString(),
            "ORCHARD_TRAINING_LEASE_SECONDS",
            Long.toString(LEASE.toSeconds())),
        arguments);
  }

  private CommandProcess training() throws IOException {
    return command("train", spec().toString());
  }

  private ModelRegistry registry(Clock clock) {
    return new ModelRegistry(new FileObjectStore(store()), clock);
  }

  private List<Run> runs(Clock clock) {
    return registry(clock).listRuns(ORGANIZATION, PRICE, PageRequest.FIRST).items();
  }

  /** What lies in the store, whatever is shown of it. */
  private Run stored(RunId run) throws IOException {
    return RunJson.read(Files.readAllBytes(store().resolve("default/price/runs/" + run + ".json")));
  }

  private static RunId runIn(String text) {
    Matcher matcher = RUN.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return new RunId(matcher.group());
  }

  @Test
  void trainOnceThoughTwoAreAskedAtOnceAndLeaveNothingHalfDoneWhenTerminated() throws Exception {
    try (CommandProcess one = training();
        CommandProcess other = training()) {
      CompletableFuture.anyOf(one.end(), other.end()).join();
      CommandProcess loser = one.hasEnded() ? one : other;
      CommandProcess winner = loser == one ? other : one;

      assertThat(loser.rest()).contains("is being trained already");
      assertThat(loser.exitCode()).isEqualTo(ExitCode.CONFLICT.number());
      List<Run> runs = runs(Clock.systemUTC());
      assertThat(runs).hasSize(1);
      assertThat(runs.get(0).status()).isEqualTo(Run.Status.RUNNING);
      assertThat(runIn(loser.rest())).isEqualTo(runs.get(0).id());

      winner.lineWith("growing trees");
      winner.terminate();
      assertThat(winner.exitCode()).as(winner.rest()).isEqualTo(ExitCode.INTERRUPTED.number());
      assertThat(stored(runs.get(0).id()).status()).isEqualTo(Run.Status.INTERRUPTED);
      assertThat(registry(Clock.systemUTC()).versions(ORGANIZATION, PRICE)).isEmpty();
      assertThat(store().resolve("default/price/lease.json")).doesNotExist();
    }
  }

  @Test
  void tellThatTheyNeedMoreMemory() throws Exception {
    Files.writeString(spec(), SPEC.formatted(100_000, 5_000, 64));
    try (CommandProcess greedy = training()) {
      assertThat(greedy.rest()).contains("orchard: Out of memory: give the process more");
      assertThat(greedy.exitCode()).isEqualTo(ExitCode.FAILED.number());
    }
    assertThat(runs(Clock.systemUTC()).get(0).status()).isEqualTo(Run.Status.FAILED);
  }

  @Test
  void takeOverFromAProcessThatWasKilled() throws Exception {
    try (CommandProcess killed = training()) {
      killed.lineWith("growing trees");
      killed.kill();
    }
    RunId dead = runs(Clock.systemUTC()).get(0).id();
    assertThat(stored(dead).status()).isEqualTo(Run.Status.RUNNING);
    Clock later = Clock.offset(Clock.systemUTC(), LEASE.plusSeconds(1));
    assertThat(runs(later).get(0).status()).isEqualTo(Run.Status.INTERRUPTED);

    Run next = train(later);

    assertThat(next.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(stored(dead).status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(registry(later).model(ORGANIZATION, PRICE).champion()).isEqualTo(next.version());
  }

  private Run train(Clock clock) {
    FileObjectStore files = new FileObjectStore(store());
    ModelRegistry registry = new ModelRegistry(files, clock);
    TrainingPipeline pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, DuckDbLimits.standard()),
            clock,
            new TrainingEnvironment("test", 1));
    try (LeasedTrainings trainings =
        new LeasedTrainings(
            registry,
            new Leases(files, clock, LEASE),
            TrainingLimits.of(Duration.ofMinutes(5), 1_000))) {
      LeasedTrainings.Beginning beginning =
          trainings.begin(
              pipeline,
              ModelSpecReader.read(SPEC.formatted(500, 3, 8), "price.yaml"),
              ORGANIZATION);
      return ((LeasedTrainings.Begun) beginning).training().finish("test", ProgressListener.none());
    }
  }

  @Test
  void areMarkedInterruptedWhenAServerIsTerminated() throws Exception {
    try (CommandProcess server = command("serve", "--port", "0")) {
      String line = server.lineWith("http://127.0.0.1:");
      URI address =
          URI.create(line.replaceAll(".*(http://127\\.0\\.0\\.1:[0-9]+).*", "$1") + "/train");
      HttpResponse<String> begun =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(address)
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString("{\"model\":\"price\"}"))
                      .build(),
                  BodyHandlers.ofString());
      assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
      server.terminate();
      server.exitCode();

      Run run = stored(runIn(begun.body()));
      assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
      assertThat(run.error()).contains("The process was stopped");
      assertThat(registry(Clock.systemUTC()).versions(ORGANIZATION, PRICE)).isEmpty();
    }
  }
}
