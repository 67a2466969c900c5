package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.formats.lightgbm.LightGbmReader;
import dev.orchard.model.Alias;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.feature.Row;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.model.spec.Source;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSource;
import dev.orchard.training.source.TrainingSourceFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelImportTest {
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final ModelName PRICE = new ModelName("price");

  @TempDir Path folder;
  private final List<Run> told = new ArrayList<>();
  private ModelRegistry registry;
  private ModelImport imports;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC());
    imports =
        new ModelImport(
            registry,
            new LightGbmReader(),
            Clock.systemUTC(),
            "test",
            run -> {
              told.add(run);
              return Optional.empty();
            });
  }

  @Test
  void servesTheForeignModelAsTheFirstChampion() {
    Run run = bring(Optional.empty(), Optional.empty());

    LoadedVersion champion = champion();
    assertThat(champion.version()).isEqualTo(run.version().orElseThrow());
    assertThat(score(champion.scorer(), 20, "house")).isEqualTo(10);
    assertThat(score(champion.scorer(), 80, "house")).isEqualTo(30);
    assertThat(score(champion.scorer(), 80, "flat")).isEqualTo(20);
    assertThat(score(champion.scorer(), 80, "boat")).isEqualTo(20);
    assertThat(score(champion.scorer(), Double.NaN, null)).isEqualTo(10);
  }

  @Test
  void keepsTheFileAndSaysWhereTheVersionIsFrom() {
    bring(Optional.empty(), Optional.empty());

    Manifest manifest = champion().manifest();
    assertThat(registry.file(ACME, PRICE, manifest.version(), "source.txt"))
        .isEqualTo(LightGbmFixture.regression());
    assertThat(manifest.modelType()).isEqualTo("LGBMRegressor");
    assertThat(manifest.lineage().parameters())
        .containsEntry("source", "import")
        .containsEntry("format", "lightgbm_text")
        .containsEntry("origin", "model.txt")
        .containsEntry("file_objective", "regression");
    assertThat(manifest.content().importances().get(0).feature()).isEqualTo("size");
  }

  @Test
  void keepsASampleOfWhatTheModelSays() {
    bring(Optional.empty(), Optional.empty());

    byte[] sample = registry.file(ACME, PRICE, champion().version(), ImportSample.FILE);
    assertThat(new String(sample, StandardCharsets.UTF_8))
        .contains("\"kind\": \"flat\"")
        .contains("\"prediction\": 10");
  }

  @Test
  void ranksNoFeatureByGainsThatTheFileDoesNotTell() {
    String text = new String(LightGbmFixture.regression(), StandardCharsets.UTF_8);
    byte[] file =
        text.replaceAll("split_gain=.*", "split_gain=0 0").getBytes(StandardCharsets.UTF_8);
    bring(spec("size"), file, Optional.empty(), Optional.empty());

    assertThat(champion().manifest().content().importances()).isEmpty();
  }

  @Test
  void tellsOfARunLikeAnyOther() {
    Run run = bring(Optional.empty(), Optional.empty());

    assertThat(registry.getRun(ACME, PRICE, run.id())).isEqualTo(run);
    assertThat(run.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(told).containsExactly(run);
  }

  @Test
  void measuresTheModelOnRowsThatItIsGiven() throws IOException {
    Run run = bring(Optional.of(rows(0)), Optional.empty());

    assertThat(run.metrics()).containsEntry("rmse", 0.0).containsEntry("r2", 1.0);
    Manifest manifest = champion().manifest();
    assertThat(manifest.lineage().testRows()).isEqualTo(100);
    assertThat(manifest.content().calibratedOn()).isEqualTo("held-out");
    assertThat(((NumberBaseline) manifest.content().baseline().features().get(0)).mean())
        .isEqualTo(49.5);
    assertThat(champion().forest().tree(0).cover(0)).isEqualTo(100);
    assertThat(manifest.file(ImportanceReport.FILE)).isPresent();
  }

  @Test
  void leavesTheChampionWhereNothingWasMeasured() {
    Run first = bring(Optional.empty(), Optional.empty());
    Run second = bring(Optional.empty(), Optional.empty());

    assertThat(champion().version()).isEqualTo(first.version().orElseThrow());
    assertThat(second.status()).isEqualTo(Run.Status.SUCCEEDED);
    assertThat(second.outcome()).contains("The champion stays, as nothing was measured");
  }

  @Test
  void losesTheGateToAChampionThatIsAsGood() throws IOException {
    bring(Optional.of(rows(0)), Optional.empty());
    Run second = bring(Optional.of(rows(0)), Optional.empty());

    assertThat(second.status()).isEqualTo(Run.Status.LOST);
    assertThat(second.outcome()).startsWith("Lost by ");
  }

  @Test
  void movesTheAliasThatIsAskedFor() {
    bring(Optional.empty(), Optional.empty());
    Run second = bring(Optional.empty(), Optional.of(Alias.CHALLENGER));

    assertThat(registry.model(ACME, PRICE).version(Alias.CHALLENGER)).isEqualTo(second.version());
  }

  @Test
  void leavesNothingBehindOfAFileThatIsNoModel() {
    assertThatThrownBy(
            () -> bring(spec("size"), new byte[] {1, 2}, Optional.empty(), Optional.empty()))
        .isInstanceOf(MalformedInputException.class)
        .hasMessageStartingWith("model.txt: ");
    assertThat(registry.models(ACME)).isEmpty();
  }

  @Test
  void leavesNothingBehindOfAModelThatDoesNotFit() {
    assertThatThrownBy(
            () ->
                bring(
                    spec("area"), LightGbmFixture.regression(), Optional.empty(), Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("\"size\", a number");
    assertThat(registry.models(ACME)).isEmpty();
  }

  private Run bring(Optional<TrainingSource> rows, Optional<Alias> alias) {
    return bring(spec("size"), LightGbmFixture.regression(), rows, alias);
  }

  private Run bring(
      ModelSpec spec, byte[] file, Optional<TrainingSource> rows, Optional<Alias> alias) {
    return imports.run(
        new ImportRequest(ACME, PRICE, spec, "model.txt", file, List.of(), rows, alias, "test"));
  }

  private static ModelSpec spec(String first) {
    return ModelSpecReader.read(
        """
        name: price
        task: regression
        label: {name: y}
        features:
          - {name: %s, type: number, missing: allow}
          - {name: kind, type: category, missing: allow}
        source: {query: "select * from 'rows.csv'"}
        gate: {metric: rmse, improve_by: 0.1}
        """
            .formatted(first),
        "price.yaml");
  }

  /** A hundred rows that the model predicts with an error that is always the same. */
  private TrainingSource rows(double error) throws IOException {
    StringBuilder csv = new StringBuilder("size,kind,y\n");
    for (int size = 0; size < 100; size++) {
      double y = size <= 50 ? 10 : size % 2 == 0 ? 30 : 20;
      csv.append(size).append(size % 2 == 0 ? ",house," : ",flat,").append(y + error).append('\n');
    }
    Files.writeString(folder.resolve("rows.csv"), csv);
    return TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1))
        .open(new Source.Files("select * from 'rows.csv'"));
  }

  private LoadedVersion champion() {
    return registry.load(new ModelReference(ACME, PRICE, Selector.CHAMPION));
  }

  private static double score(Scorer scorer, double size, String kind) {
    Row row = new Row(scorer.schema());
    row.setNumber(0, size);
    if (kind != null) {
      row.setCategory(1, kind);
    }
    return ((NumberPrediction) scorer.score(row)).value();
  }
}
