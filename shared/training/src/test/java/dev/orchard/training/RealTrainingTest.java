package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.StoredFile;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trainings on the two real tables; what the models are worth is said in numbers. */
@Tag("slow")
class RealTrainingTest {
  private static final Path DATA = Path.of(System.getProperty("orchard.root"), "examples", "data");
  private static final OrganizationId DEFAULT = new OrganizationId("default");

  @TempDir Path folder;

  @Test
  void foretellsWhichClientsSubscribe() {
    ModelRegistry registry = registry("store");

    Run run =
        train(
            registry,
            Specs.bank("training: {trees: 60, max_depth: 16, minimum_leaf_rows: 5, seed: 1}\n"));

    assertThat(run.error()).isEmpty();
    assertThat(run.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(run.metrics().get("roc_auc")).isGreaterThan(0.78);
    assertThat(run.metrics().get("pr_auc")).isGreaterThan(0.38);
    assertThat(run.metrics().get("log_loss")).isLessThan(0.29);
    assertThat(run.metrics().get("brier_score")).isLessThan(0.085);
    assertThat(run.outcome()).contains("only 11.7 % of the rows are positive (5289 of 45211)");
    Manifest manifest = champion(registry, run).manifest();
    assertThat(manifest.lineage().rows()).isEqualTo(45_211);
    assertThat(manifest.lineage().testRows()).isEqualTo(9_042);
    assertThat(manifest.content().calibratedOn()).isEqualTo("out-of-bag");
    assertThat(manifest.content().importances())
        .extracting(each -> each.importance())
        .satisfies(
            shares ->
                assertThat(shares.stream().mapToDouble(d -> d).sum()).isEqualTo(1.0, within(1e-9)));
  }

  @Test
  void foretellsThePriceOfDiamonds() {
    ModelRegistry registry = registry("store");

    Run run =
        train(
            registry,
            Specs.diamonds(
                "training: {trees: 60, max_depth: 16, minimum_leaf_rows: 5, seed: 1}\n"));

    assertThat(run.error()).isEmpty();
    assertThat(run.metrics().get("r2")).isGreaterThan(0.87);
    assertThat(run.metrics().get("rmse")).isLessThan(1_420);
    LoadedVersion champion = champion(registry, run);
    assertThat(champion.manifest().content().conformal()).isPresent();
  }

  @Test
  void makesTheSameForestFromTheSameSpecAndDataOnAnyNumberOfThreads() {
    ModelSpec spec = Specs.diamonds("training: {trees: 12, max_depth: 10, seed: 3}\n");

    String alone = forestOf(registry("alone"), spec, 1);
    String together = forestOf(registry("together"), spec, 3);

    assertThat(together).isEqualTo(alone);
  }

  private String forestOf(ModelRegistry registry, ModelSpec spec, int threads) {
    Run run = pipeline(registry, threads).train(spec, DEFAULT, "test", ProgressListener.none());
    return champion(registry, run).manifest().file(StoredFile.FOREST).orElseThrow().sha256();
  }

  private static LoadedVersion champion(ModelRegistry registry, Run run) {
    return registry.load(
        new ModelReference(DEFAULT, run.model(), new Selector.ByAlias(Alias.CHAMPION)));
  }

  private static Run train(ModelRegistry registry, ModelSpec spec) {
    return pipeline(registry, 2).train(spec, DEFAULT, "test", ProgressListener.none());
  }

  private ModelRegistry registry(String name) {
    return new ModelRegistry(new FileObjectStore(folder.resolve(name)), Clock.systemUTC());
  }

  private static TrainingPipeline pipeline(ModelRegistry registry, int threads) {
    return new TrainingPipeline(
        registry,
        TrainingSourceFactory.files(DATA, DuckDbLimits.standard()),
        Clock.systemUTC(),
        new TrainingEnvironment("test", threads));
  }
}
