package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.feature.Row;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.StoredFile;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every algorithm from the spec to the prediction of a champion that was read from the store. */
class AlgorithmsTest {
  private static final ModelName M = new ModelName("m");
  private static final ModelReference CHAMPION =
      new ModelReference(OrganizationId.DEFAULT, M, new Selector.ByAlias(Alias.CHAMPION));

  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"random_forest", "gradient_boosting", "tribuo_random_forest", "tribuo_cart"})
  void servesNumbers(String algorithm) {
    train("regression", "range % 100", algorithm);

    Scorer scorer = registry.load(CHAMPION).scorer();

    NumberPrediction low = (NumberPrediction) scorer.score(row(scorer, 10));
    NumberPrediction high = (NumberPrediction) scorer.score(row(scorer, 80));
    assertThat(low.value()).isBetween(0.0, 35.0);
    assertThat(high.value()).isBetween(65.0, 99.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"random_forest", "gradient_boosting", "tribuo_random_forest", "tribuo_cart"})
  void servesClasses(String algorithm) {
    train("classification", "if(range % 100 < 40, 'no', 'yes')", algorithm);

    Scorer scorer = registry.load(CHAMPION).scorer();

    assertThat(((ClassPrediction) scorer.score(row(scorer, 10))).label()).isEqualTo("no");
    assertThat(((ClassPrediction) scorer.score(row(scorer, 80))).label()).isEqualTo("yes");
  }

  @Test
  void keepsTheBoosterBesideTheForest() {
    Run run = train("regression", "range % 100", "gradient_boosting");

    LoadedVersion version = registry.load(CHAMPION);

    StoredFile booster = version.manifest().file("source.ubj").orElseThrow();
    byte[] stored =
        registry.file(OrganizationId.DEFAULT, M, run.version().orElseThrow(), booster.name());
    assertThat(stored).hasSize((int) booster.length()).startsWith('{');
    assertThat(version.manifest().content().calibratedOn()).isEqualTo("validation");
  }

  @Test
  void saysThatNoRowsWereLeftToCalibrateASingleTree() {
    train("regression", "range % 100", "tribuo_cart");

    LoadedVersion version = registry.load(CHAMPION);

    assertThat(version.manifest().content().calibratedOn()).isEqualTo("none");
    assertThat(version.manifest().content().conformal()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"random_forest", "gradient_boosting", "tribuo_random_forest", "tribuo_cart"})
  void growTheSameForestTwiceByteForByte(String algorithm) {
    assertThat(forest(train("regression", "hash(range) % 50", algorithm)))
        .isEqualTo(forest(train("regression", "hash(range) % 50", algorithm)));
  }

  private byte[] forest(Run run) {
    return registry.file(OrganizationId.DEFAULT, M, run.version().orElseThrow(), StoredFile.FOREST);
  }

  private static Row row(Scorer scorer, double x) {
    Row row = new Row(scorer.schema());
    row.setNumber(0, x);
    row.setCategory(1, "b");
    return row;
  }

  private Run train(String task, String label, String algorithm) {
    Run run =
        new TrainingPipeline(
                registry,
                TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
                Clock.systemUTC(),
                new TrainingEnvironment("test", 2))
            .train(
                ModelSpecReader.read(
                    """
                    name: m
                    task: %s
                    label: {name: y}
                    features: [{name: x, type: number}, {name: c, type: category}]
                    source: {query: "select range %% 100 as x, if(range %% 3 = 0, 'a', 'b') as c, %s as y from range(600) order by range"}
                    training: {algorithm: %s, max_depth: 6, seed: 1}
                    """
                        .formatted(task, label, algorithm),
                    "m.yaml"),
                OrganizationId.DEFAULT,
                "test",
                ProgressListener.none());
    assertThat(run.error()).isEmpty();
    assertThat(run.status()).isEqualTo(Run.Status.SUCCEEDED);
    return run;
  }
}
