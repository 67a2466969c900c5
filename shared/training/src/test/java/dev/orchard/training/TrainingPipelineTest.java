package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.ImportanceKind;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingPipelineTest {
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final ModelName LEADS = new ModelName("leads");

  @TempDir Path folder;
  private ModelRegistry registry;
  private TrainingPipeline pipeline;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC());
    pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            Clock.systemUTC(),
            new TrainingEnvironment("test", 2));
  }

  @Test
  void promotesTheFirstVersion() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");

    Run run = train("");

    assertThat(run.error()).isEmpty();
    assertThat(run.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(registry.getRun(ACME, LEADS, run.id())).isEqualTo(run);
    assertThat(registry.model(ACME, LEADS).version(Alias.CHAMPION)).isEqualTo(run.version());
    assertThat(run.metrics().get("roc_auc")).isGreaterThan(0.95);
  }

  @Test
  void measuresImportancesInEveryWayAndLeavesAVersionThatExplainsItself() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");

    LoadedVersion version = registry.load(reference(train("")));

    Importance first = version.manifest().content().importances().get(0);
    assertThat(first.feature()).isEqualTo("age");
    assertThat(first.measures()).containsOnlyKeys(ImportanceKind.values());
    assertThat(first.measure(ImportanceKind.MEAN_CONTRIBUTION)).isPositive();
    assertThat(version.scorer().canExplain()).isTrue();
  }

  @Test
  void keepsTheChampionWhenTheCandidateLosesAndSaysByHowMuch() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");
    Run first = train("");

    Run second = train("gate: {metric: roc_auc, improve_by: 0.2}\n");

    assertThat(second.status()).isEqualTo(Run.Status.LOST);
    assertThat(second.outcome()).startsWith("Lost by 0.").contains("on the same held-out rows");
    assertThat(second.version()).isPresent();
    assertThat(registry.model(ACME, LEADS).version(Alias.CHAMPION)).isEqualTo(first.version());
  }

  @Test
  void promotesACandidateThatIsAsGoodWhereTheGateAsksForNoMore() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");
    train("");

    Run second = train("gate: {metric: roc_auc, at_least: 0.7, improve_by: 0.0}\n");

    assertThat(second.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(registry.model(ACME, LEADS).version(Alias.CHAMPION)).isEqualTo(second.version());
  }

  @Test
  void takesAChampionWhoseFeaturesAreGoneAtItsStoredMeasureAndSaysSo() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");
    train("");

    Run second =
        pipeline.train(
            ModelSpecReader.read(
                """
                name: leads
                task: classification
                label: {name: y, positive: "yes"}
                features: [{name: age, type: number}]
                source: {query: "select * from 'leads.csv'"}
                training: {trees: 20, max_depth: 6, seed: 1}
                gate: {metric: roc_auc, improve_by: 0.2}
                """,
                "leads.yaml"),
            ACME,
            "test",
            ProgressListener.none());

    assertThat(second.status()).isEqualTo(Run.Status.LOST);
    assertThat(second.outcome())
        .startsWith("Lost by 0.")
        .contains("as stored by its own training, on other rows")
        .doesNotContain("same held-out rows");
  }

  @Test
  void saysThatACandidateMissesTheAbsoluteBound() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");
    train("");

    Run second = train("gate: {metric: accuracy, at_least: 1.0}\n");

    assertThat(second.status()).isEqualTo(Run.Status.LOST);
    assertThat(second.outcome()).contains("misses the gate's bound of 1.0000 by 0.");
  }

  @Test
  void learnsThreeClasses() throws IOException {
    writeLeads(label -> label > 66 ? "hot" : label > 33 ? "warm" : "cold");

    Run run = pipeline.train(spec("label: {name: y}\n"), ACME, "test", ProgressListener.none());

    assertThat(run.error()).isEmpty();
    assertThat(run.metrics().get("accuracy")).isGreaterThan(0.85);
  }

  @Test
  void keepsARunThatFailsForOneClass() throws IOException {
    writeLeads(label -> "yes");

    Run run = train("");

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error())
        .contains("The label \"y\" cannot be learned: every row has the class \"yes\"");
    assertThat(registry.getRun(ACME, LEADS, run.id())).isEqualTo(run);
  }

  @Test
  void refusesAMissingValueOfAFeatureThatMayNotBeMissing() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");
    Files.writeString(
        folder.resolve("leads.csv"), Files.readString(folder.resolve("leads.csv")) + ",b,yes\n");

    Run run = train("");

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error().orElseThrow())
        .startsWith("row 601, column \"age\": the value is missing");
  }

  @Test
  void storesTheRunBeforeTheWorkBegins() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");

    Run started = pipeline.start(spec("label: {name: y, positive: \"yes\"}\n"), ACME);

    assertThat(registry.getRun(ACME, LEADS, started.id()).started()).isEqualTo(started.started());
  }

  @Test
  void keepsWhatItsListenerHasToSay() throws IOException {
    writeLeads(label -> label > 50 ? "yes" : "no");

    Run run =
        pipeline
            .telling(ended -> Optional.of("Nobody was told of " + ended.status().word() + "."))
            .train(
                spec("label: {name: y, positive: \"yes\"}\n"),
                ACME,
                "test",
                ProgressListener.none());

    assertThat(run.outcome()).endsWith("Warning: Nobody was told of succeeded.");
    assertThat(registry.getRun(ACME, LEADS, run.id())).isEqualTo(run);
  }

  private Run train(String further) {
    return pipeline.train(
        spec("label: {name: y, positive: \"yes\"}\n" + further),
        ACME,
        "test",
        ProgressListener.none());
  }

  private static ModelSpec spec(String further) {
    return ModelSpecReader.read(
        """
        name: leads
        task: classification
        features:
          - {name: age, type: number}
          - {name: job, type: category}
        source: {query: "select * from 'leads.csv'"}
        training: {trees: 20, max_depth: 6, seed: 1}
        """
            + further,
        "leads.yaml");
  }

  private static ModelReference reference(Run run) {
    return new ModelReference(ACME, LEADS, new Selector.ByVersion(run.version().orElseThrow()));
  }

  /** 600 rows whose class follows age, but for some noise. */
  private void writeLeads(IntFunction<String> classOf) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder csv = new StringBuilder("age,job,y\n");
    for (int row = 0; row < 600; row++) {
      int age = random.nextInt(100);
      int noisy = age + random.nextInt(9) - 4;
      csv.append(
          String.format(
              Locale.ROOT, "%d,%s,%s%n", age, "abc".charAt(row % 3), classOf.apply(noisy)));
    }
    Files.writeString(folder.resolve("leads.csv"), csv);
  }
}
