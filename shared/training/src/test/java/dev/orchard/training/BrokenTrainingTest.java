package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is cut short, or whose store fails, tells so and leaves the champion alone. */
class BrokenTrainingTest {
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final ModelName PRICE = new ModelName("price");
  private static final ModelSpec SPEC =
      ModelSpecReader.read(
          """
          name: price
          task: regression
          label: {name: y}
          features: [{name: x, type: number}]
          source: {query: "select range / 7.0 as x, range % 10 as y from range(500)"}
          training: {trees: 10, max_depth: 5, seed: 1}
          """,
          "price.yaml");

  @TempDir Path folder;
  private FullStore store;
  private ModelRegistry registry;
  private TrainingPipeline pipeline;
  private Run champion;

  @BeforeEach
  void trainAChampion() {
    store = new FullStore(new FileObjectStore(folder.resolve("store")));
    registry = new ModelRegistry(store, Clock.systemUTC());
    pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            Clock.systemUTC(),
            new TrainingEnvironment("test", 2));
    champion = pipeline.train(SPEC, ACME, "test", ProgressListener.none());
    assertThat(champion.status()).isEqualTo(Run.Status.SUCCEEDED);
  }

  @AfterEach
  void leaveNoInterruptToTheNextTest() {
    assertThat(Thread.interrupted()).as("cleared by the test itself").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"reading rows", "growing trees", "calibrating", "measuring", "publishing"})
  void keepsAnInterruptedRunAndPromotesNothing(String interruptedStage) {
    Run run =
        pipeline.train(
            SPEC,
            ACME,
            "test",
            (stage, done, total) -> {
              if (stage.equals(interruptedStage)) {
                Thread.currentThread().interrupt();
              }
            });

    assertThat(Thread.interrupted()).as("the interrupt is passed on").isTrue();
    assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(run.error()).contains("The training was interrupted");
    assertThat(registry.getRun(ACME, PRICE, run.id())).isEqualTo(run);
    assertThat(registry.versions(ACME, PRICE)).containsExactly(champion.version().orElseThrow());
    assertChampionStays();
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest.bin", "card.md", "manifest.json"})
  void failsAndPublishesNothingWhenAFileOfTheVersionCannotBeWritten(String file) {
    store.fillUpAt(key -> key.endsWith("/" + file));

    Run run = pipeline.train(SPEC, ACME, "test", ProgressListener.none());

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error()).contains("Storage cannot be used now");
    assertThat(registry.getRun(ACME, PRICE, run.id())).isEqualTo(run);
    assertThat(registry.versions(ACME, PRICE)).containsExactly(champion.version().orElseThrow());
    assertChampionStays();
  }

  @Test
  void failsWhenTheChampionCannotBeMoved() {
    store.fillUpAt(key -> key.endsWith("/model.json"));

    Run run = pipeline.train(SPEC, ACME, "test", ProgressListener.none());

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(registry.getRun(ACME, PRICE, run.id())).isEqualTo(run);
    assertChampionStays();
  }

  @Test
  void trainsAgainOnceThereIsRoom() {
    store.fillUpAt(key -> key.endsWith("/forest.bin"));
    pipeline.train(SPEC, ACME, "test", ProgressListener.none());
    store.fillUpAt(key -> false);

    Run run = pipeline.train(SPEC, ACME, "test", ProgressListener.none());

    assertThat(run.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(registry.model(ACME, PRICE).version(Alias.CHAMPION)).isEqualTo(run.version());
  }

  private void assertChampionStays() {
    assertThat(registry.model(ACME, PRICE).version(Alias.CHAMPION)).isEqualTo(champion.version());
  }
}
