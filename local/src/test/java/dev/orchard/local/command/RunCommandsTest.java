package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.local.console.Console;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.Leases;
import dev.orchard.registry.ModelRegistry;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code orchard runs} and {@code orchard compare} over a store with runs of several models. */
class RunCommandsTest {
  private static final Instant START = Instant.parse("2026-01-15T14:30:22Z");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private ModelRegistry registry;
  private int count;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(new FileObjectStore(store()), Clock.fixed(START, ZoneOffset.UTC));
  }

  private Path store() {
    return folder.resolve("store");
  }

  private Run run(String algorithm, String dataset, Map<String, Double> metrics) {
    Instant started = START.plusSeconds(count++);
    Run run =
        Run.started(
                RunId.at(started, count),
                OrganizationId.DEFAULT,
                new ModelName("sales"),
                started,
                Map.of("algorithm", algorithm))
            .withTags(Map.of("dataset", dataset))
            .finished(
                Run.Status.SUCCEEDED,
                started.plusMillis(617),
                new VersionId("20260115143022"),
                metrics,
                "");
    registry.putRun(run);
    return run;
  }

  /** The forecasting portfolio's own example. */
  private void portfolio() {
    run("catboost", "walmart", Map.of("test_MAPEMetric", 20.9452, "test_RMSEMetric", 151975.6868));
    run("lightgbm", "walmart", Map.of("MAPEMetric", 9.8851, "RMSEMetric", 89070.4494));
    run("random_forest", "walmart", Map.of("test_mape", 6.0664, "test_rmse", 90927.6590));
    run("xgboost", "walmart", Map.of("mape", 8.1161, "rmse", 92547.7578));
  }

  private int command(String... arguments) {
    out.reset();
    err.reset();
    List<String> all = new ArrayList<>(Arrays.asList(arguments));
    all.addAll(List.of("--store", store().toString()));
    if (arguments[0].equals("compare")) {
      all.addAll(List.of("--output", results().toString()));
    }
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false);
    return OrchardCommandLine.run(
        new Surroundings(console, Map.of(), folder, new CountDownLatch(1)::await),
        all.toArray(String[]::new));
  }

  private Path results() {
    return folder.resolve("results/benchmarks");
  }

  private String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String noted() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String file(String name) throws IOException {
    return Files.readString(results().resolve(name));
  }

  @Test
  void ranksModelsByEveryMetricInWhateverSpelling() throws IOException {
    portfolio();

    assertThat(command("compare", "--experiment", "sales")).as(noted()).isZero();
    assertThat(said())
        .contains("model_name", "dataset_name", "walmart", "6.0664 *", "89070.4494 *", "0.6170")
        .containsPattern(
            "(?s)by mape.*1 +sales random_forest +6\\.0664\n2 +sales xgboost +8\\.1161")
        .containsPattern("(?s)by rmse.*1 +sales lightgbm.*4 +sales catboost")
        .containsPattern("(?s)by mean rank over 2 metrics.*1\\.50 +sales random_forest");
    assertThat(file("benchmark_report.txt")).isEqualTo(said());
    assertThat(file("benchmark_results.csv").lines().findFirst())
        .contains("model_name,dataset_name,experiment,run,status,rmse,mape,training_time");
    assertThat(file("benchmark_results.json"))
        .contains("\"model_name\": \"sales random_forest\"", "\"training_time\": 0.617");
  }

  @Test
  void drawsAChartOfEachMetric() throws IOException {
    portfolio();
    command("compare");

    for (String metric : List.of("mape", "rmse")) {
      BufferedImage image =
          ImageIO.read(results().resolve("benchmark_" + metric + ".png").toFile());
      assertThat(image.getWidth()).isEqualTo(1000);
      long green =
          Arrays.stream(image.getRGB(0, 0, 1000, 600, null, 0, 1000))
              .filter(pixel -> (pixel & 0xffffff) == 0x2E7D32)
              .count();
      assertThat(green).as("pixels of the best bar").isGreaterThan(1000);
    }
  }

  @Test
  void ranksByTheOneMetricAskedFor() {
    portfolio();

    assertThat(command("compare", "--metric", "test_RMSEMetric")).isZero();
    assertThat(said()).contains("by rmse").doesNotContain("by mape");
    assertThat(results().resolve("benchmark_mape.png")).doesNotExist();
  }

  @Test
  void comparesTheModelsAskedFor() {
    portfolio();

    assertThat(command("compare", "--models", "RandomForest,XGBoost", "--dataset", "walmart"))
        .isZero();
    assertThat(said()).contains("random_forest", "xgboost").doesNotContain("catboost");
  }

  /** They are newer than the run that searched, and measured on other rows. */
  @Test
  void comparesNoTrialsOfASearch() throws IOException {
    Run searched = run("xgboost", "walmart", Map.of("rmse", 90.0));
    Instant started = START.plusSeconds(60);
    registry.putRun(
        Run.started(
                RunId.at(started, 60),
                OrganizationId.DEFAULT,
                searched.model(),
                started,
                searched.parameters())
            .withTags(Map.of("dataset", "walmart", Run.PARENT, searched.id().value()))
            .tried(started, Map.of("rmse", 10.0), ""));

    for (String[] arguments : new String[][] {{"compare"}, {"compare", "--all"}}) {
      assertThat(command(arguments)).as(noted()).isZero();
      assertThat(file("benchmark_results.csv")).contains(searched.id().value()).hasLineCount(2);
    }
  }

  @Test
  void comparesTheNewestRunOfEachModelUnlessAskedForAll() {
    run("xgboost", "walmart", Map.of("rmse", 1.0));
    run("xgboost", "walmart", Map.of("rmse", 2.0));
    run("random_forest", "walmart", Map.of("rmse", 1.5));

    command("compare");
    assertThat(said()).containsPattern("1 +sales random_forest +1\\.5000").contains("1 older runs");
    command("compare", "--all");
    assertThat(said()).containsPattern("1 +sales xgboost +1\\.0000").doesNotContain("older");
  }

  @Test
  void ranksWithinEachDataSet() {
    run("xgboost", "walmart", Map.of("rmse", 2.0));
    run("random_forest", "walmart", Map.of("rmse", 1.0));
    run("xgboost", "ola", Map.of("rmse", 0.1));
    run("random_forest", "ola", Map.of("rmse", 0.2));

    assertThat(command("compare")).isZero();
    assertThat(said())
        .containsPattern("(?s)by rmse, lower is better\\) on walmart.*1 +sales random_forest")
        .containsPattern("(?s)by rmse, lower is better\\) on ola.*1 +sales xgboost");
  }

  @Test
  void givesNoRankForWhatWasNotMeasured() {
    run("xgboost", "walmart", Map.of("rmse", 2.0, "mae", 1.0));
    run("random_forest", "walmart", Map.of("rmse", 1.0, "mae", Double.NaN));
    run("lightgbm", "walmart", Map.of());

    assertThat(command("compare")).isZero();
    assertThat(said())
        .containsPattern("sales random_forest +walmart +1\\.0000 \\* +- ")
        .contains("1, lacks 1", "1 runs without such metrics");
  }

  @Test
  void letsEqualValuesShareARank() {
    run("xgboost", "walmart", Map.of("rmse", 1.0));
    run("random_forest", "walmart", Map.of("rmse", 1.0));
    run("lightgbm", "walmart", Map.of("rmse", 2.0));

    command("compare");
    assertThat(said()).containsPattern("(?s)1 +sales \\w+ +1\\.0000\n1 +.*\n3 +sales lightgbm");
  }

  @Test
  void saysThatOneRunHasNothingToCompareWith() {
    run("xgboost", "walmart", Map.of("rmse", 1.0));

    assertThat(command("compare")).isZero();
    assertThat(said()).contains("nothing to compare").doesNotContain("1.0000 *");
  }

  @Test
  void exitsWithFourAndWritesNothingWhereNoRunFits() {
    assertThat(command("compare", "--experiment", "none", "--json")).isEqualTo(4);
    assertThat(said()).contains("\"results\": []");
    assertThat(results()).doesNotExist();
  }

  @Test
  void refusesAMetricThatIsNone() {
    assertThat(command("compare", "--metric", "speed")).isEqualTo(2);
    assertThat(noted()).contains("rmse").contains("speed");
  }

  @Test
  void listsRunsByFilters() {
    portfolio();

    assertThat(command("runs", "--models", "xgboost")).isZero();
    assertThat(said().lines()).hasSize(2);
    assertThat(command("runs", "--status", "failed")).isZero();
    assertThat(said().lines()).hasSize(1);
    assertThat(command("runs", "--limit", "2")).isZero();
    assertThat(said().lines()).hasSize(3);
    assertThat(noted()).contains("--limit");
    assertThat(command("runs", "--status", "done")).isEqualTo(2);
  }

  @Test
  void showsOneRun() {
    Run run = run("xgboost", "walmart", Map.of("rmse", 1.5));

    assertThat(command("runs", run.id().value())).isZero();
    assertThat(said()).contains("sales: succeeded", "rmse", "1.5000", "walmart");
    assertThat(command("runs", run.id().value(), "--json")).isZero();
    assertThat(said()).contains("\"elapsed_seconds\": 0.617");
    assertThat(command("runs", "20200101000000-00000000")).isEqualTo(4);
  }

  @Test
  void tellsARunOfAnotherProcessToStop() {
    RunId id = RunId.at(Instant.now(), 1);
    ModelName model = new ModelName("sales");
    Leases leases =
        new Leases(new FileObjectStore(store()), Clock.systemUTC(), Duration.ofMinutes(5));
    Leases.Acquired acquired = (Leases.Acquired) leases.acquire(OrganizationId.DEFAULT, model, id);
    registry.putRun(Run.started(id, OrganizationId.DEFAULT, model, Instant.now(), Map.of()));

    assertThat(command("runs", id.value(), "--cancel")).as(noted()).isZero();
    assertThat(noted()).contains("told to stop");
    assertThat(acquired.lease().renew()).contains("command-line");
  }
}
