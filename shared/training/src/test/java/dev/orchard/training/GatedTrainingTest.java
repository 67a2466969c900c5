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
import dev.orchard.registry.Precondition;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who becomes champion, against whom, and what is left of a loser. */
class GatedTrainingTest {
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final ModelName PRICE = new ModelName("price");

  @TempDir Path folder;
  private FileObjectStore store;
  private ModelRegistry registry;
  private TrainingPipeline pipeline;

  @BeforeEach
  void open() {
    store = new FileObjectStore(folder.resolve("store"));
    registry = new ModelRegistry(store, Clock.systemUTC());
    pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            Clock.systemUTC(),
            new TrainingEnvironment("test", 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"forest.bin", "manifest.json"})
  void passesOverAChampionThatIsDamagedAndSaysSo(String file) {
    Run champion = train("gate: {metric: r2, improve_by: 0.5}\n");
    store.put(
        "acme/price/versions/" + champion.version().orElseThrow().value() + "/" + file,
        "damaged".getBytes(StandardCharsets.UTF_8),
        Precondition.none());

    Run next = train("gate: {metric: r2, improve_by: 0.5}\n");

    assertThat(next.error()).isEmpty();
    assertThat(next.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(next.outcome())
        .startsWith("Passed the gate without a comparison: r2 0.")
        .contains("the champion cannot be read, so its comparison was passed over");
    assertThat(next.warnings())
        .singleElement()
        .asString()
        .startsWith("The champion cannot be read:");
    assertThat(registry.model(ACME, PRICE).version(Alias.CHAMPION)).isEqualTo(next.version());
  }

  @Test
  void stillAsksForTheAbsoluteBoundWhenTheChampionIsDamaged() {
    Run champion = train("");
    store.put(
        "acme/price/versions/" + champion.version().orElseThrow().value() + "/forest.bin",
        new byte[1],
        Precondition.none());

    Run next = train("gate: {metric: r2, at_least: 0.9999}\n");

    assertThat(next.status()).isEqualTo(Run.Status.LOST);
    assertThat(registry.model(ACME, PRICE).version(Alias.CHAMPION)).isEqualTo(champion.version());
  }

  @Test
  void makesNoChampionOfAFirstVersionThatMissesTheBound() {
    Run first = train("gate: {metric: r2, at_least: 0.9999}\n");

    assertThat(first.status()).isEqualTo(Run.Status.LOST);
    assertThat(first.outcome()).startsWith("There is no champion, but r2 0.");
    assertThat(registry.versions(ACME, PRICE)).containsExactly(first.version().orElseThrow());
    assertThat(registry.model(ACME, PRICE).version(Alias.CHAMPION)).isEmpty();
  }

  @Test
  void keepsALoserAsARunAndAVersionWithoutAlias() {
    Run champion = train("");

    Run loser =
        train("gate: [{metric: r2, improve_by_relative: 0.2}, {metric: rmse, at_most: 100}]\n");

    assertThat(loser.status()).isEqualTo(Run.Status.LOST);
    assertThat(loser.outcome())
        .startsWith("Lost by 0.")
        .contains("(20.00 % of the champion's)")
        .contains("Passed the gate: rmse");
    assertThat(registry.getRun(ACME, PRICE, loser.id())).isEqualTo(loser);
    assertThat(registry.versions(ACME, PRICE))
        .contains(champion.version().orElseThrow(), loser.version().orElseThrow());
    assertThat(registry.model(ACME, PRICE).aliases()).hasSize(1);
  }

  private Run train(String gate) {
    return pipeline.train(spec(gate), ACME, "test", ProgressListener.none());
  }

  private static ModelSpec spec(String further) {
    return ModelSpecReader.read(
        """
        name: price
        task: regression
        label: {name: y}
        features: [{name: x, type: number}]
        source: {query: "select range / 7.0 as x, range % 10 + range / 10.0 as y from range(500)"}
        training: {trees: 10, max_depth: 5, seed: 1}
        """
            + further,
        "price.yaml");
  }
}
