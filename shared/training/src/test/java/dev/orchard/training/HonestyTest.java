package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.evaluation.Coverage;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.ClassConformal;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.Interval;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import dev.orchard.training.trainer.TrainingData;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Probabilities and intervals hold on rows that nobody trained or calibrated on. */
@Tag("slow")
class HonestyTest {
  private static final Path DATA = Path.of(System.getProperty("orchard.root"), "examples", "data");
  private static final TrainingSourceFactory SOURCES =
      TrainingSourceFactory.files(DATA, DuckDbLimits.standard());

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"random_forest", "tribuo_random_forest"})
  void coversAsManyPricesAsTheIntervalsSay(String algorithm) {
    ModelSpec spec = Specs.diamonds(training(algorithm));
    LoadedVersion champion = train(spec);

    TrainingData heldOut = EncodedTables.of(spec, SOURCES, champion.scorer().encoder()).heldOut();
    double[] values = scores(champion, heldOut);
    Conformal conformal = champion.manifest().content().conformal().orElseThrow();
    for (double level : new double[] {0.80, 0.90, 0.95}) {
      assertThat(coverage(conformal, level, values, heldOut.targets()))
          .as("coverage at %.2f", level)
          .isCloseTo(level, within(0.02));
    }
  }

  @Test
  void promisesACheapStoneANarrowerIntervalThanAnExpensiveOne() {
    LoadedVersion champion = train(Specs.diamonds(training("random_forest")));

    Conformal conformal = champion.manifest().content().conformal().orElseThrow();
    assertThat(conformal.halfWidth(12_000, 0.9)).isGreaterThan(5 * conformal.halfWidth(600, 0.9));
  }

  @Test
  void holdsAsManySubscribersInItsSetsAsTheySay() {
    ModelSpec spec = Specs.bank(training("random_forest"));
    LoadedVersion champion = train(spec);

    TrainingData heldOut = EncodedTables.of(spec, SOURCES, champion.scorer().encoder()).heldOut();
    double[] scores = scores(champion, heldOut);
    ClassConformal sets = champion.manifest().content().classConformal().orElseThrow();
    List<Coverage> stored = champion.manifest().content().evaluation().coverage();
    assertThat(stored).hasSize(3);
    for (Coverage each : stored) {
      double level = each.confidenceLevel();
      assertThat(each.coverage()).as("coverage at %.2f", level).isCloseTo(level, within(0.02));
      // About 1,060 test rows are positive: two standard errors at 80 % are 0.025.
      assertThat(held(sets, level, scores, heldOut.targets(), 1))
          .as("coverage of the rare class at %.2f", level)
          .isCloseTo(level, within(0.035));
    }
  }

  @Test
  void isHonestAboutFiveCutsOfDiamonds() {
    LoadedVersion champion = train(Specs.cuts(training("random_forest")));

    Evaluation evaluation = champion.manifest().content().evaluation();
    assertThat(champion.manifest().metrics())
        .containsKeys("accuracy", "f1_score", "roc_auc", "pr_auc", "log_loss", "calibration_error");
    assertThat(champion.manifest().metrics().get("accuracy")).isGreaterThan(0.7);
    assertThat(champion.manifest().metrics().get("calibration_error")).isLessThan(0.03);
    assertThat(evaluation.confusionMatrix().orElseThrow().classes()).hasSize(5);
    assertThat(evaluation.calibrationLosses()).containsKeys("none", "platt", "isotonic");
    for (Coverage each : evaluation.coverage()) {
      assertThat(each.coverage()).isCloseTo(each.confidenceLevel(), within(0.02));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"random_forest", "tribuo_random_forest"})
  void promisesAsManySubscribersAsThereAre(String algorithm) {
    ModelSpec spec = Specs.bank(training(algorithm));
    LoadedVersion champion = train(spec);

    TrainingData heldOut = EncodedTables.of(spec, SOURCES, champion.scorer().encoder()).heldOut();
    Calibration calibration = champion.manifest().content().calibration();
    double[] probabilities = scores(champion, heldOut);
    for (int row = 0; row < probabilities.length; row++) {
      probabilities[row] = calibration.apply(probabilities[row]);
    }
    assertThat(mean(probabilities)).isCloseTo(mean(heldOut.targets()), within(0.01));
    assertThat(champion.manifest().metrics().get("calibration_error")).isLessThan(0.03);
  }

  private static String training(String algorithm) {
    return "training: {algorithm: %s, trees: 40, max_depth: 12, seed: 2}\n".formatted(algorithm);
  }

  private LoadedVersion train(ModelSpec spec) {
    ModelRegistry registry = new ModelRegistry(new FileObjectStore(folder), Clock.systemUTC());
    TrainingPipeline pipeline =
        new TrainingPipeline(
            registry, SOURCES, Clock.systemUTC(), new TrainingEnvironment("test", 2));
    Run run = pipeline.train(spec, OrganizationId.DEFAULT, "test", ProgressListener.none());
    assertThat(run.error()).isEmpty();
    return registry.load(
        new ModelReference(
            OrganizationId.DEFAULT, spec.name(), new Selector.ByAlias(Alias.CHAMPION)));
  }

  private static double[] scores(LoadedVersion version, TrainingData rows) {
    double[] scores = new double[rows.rowCount()];
    version.forest().scoreBlock(rows.rowMajor(), rows.rowCount(), scores);
    return scores;
  }

  private static double coverage(
      Conformal conformal, double level, double[] values, double[] truths) {
    double covered = 0;
    for (int row = 0; row < values.length; row++) {
      Interval interval = conformal.around(values[row], level);
      covered += truths[row] >= interval.lower() && truths[row] <= interval.upper() ? 1 : 0;
    }
    return covered / values.length;
  }

  private static double held(
      ClassConformal sets, double level, double[] scores, double[] truths, int code) {
    double held = 0;
    double rows = 0;
    for (int row = 0; row < scores.length; row++) {
      if (truths[row] == code) {
        held += sets.holds(code, code == 1 ? scores[row] : 1 - scores[row], level) ? 1 : 0;
        rows++;
      }
    }
    return held / rows;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value / values.length;
    }
    return sum;
  }
}
