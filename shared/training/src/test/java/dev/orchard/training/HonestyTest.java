package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.scoring.Calibration;
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
  private static final int BINS = 10;

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
    assertThat(calibrationError(probabilities, heldOut.targets())).isLessThan(0.03);
  }

  @Test
  void findsTheErrorOfProbabilitiesThatPromiseTooMuch() {
    double[] probabilities = {0.95, 0.95, 0.95, 0.95, 0.05};
    double[] truths = {1, 1, 0, 0, 0};

    assertThat(calibrationError(probabilities, truths))
        .isCloseTo(0.8 * 0.45 + 0.2 * 0.05, within(1e-12));
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

  /** The expected calibration error: the mean distance of promise and truth, by tenths. */
  private static double calibrationError(double[] probabilities, double[] truths) {
    double[] promised = new double[BINS];
    double[] happened = new double[BINS];
    for (int row = 0; row < truths.length; row++) {
      int bin = (int) Math.min(BINS - 1, probabilities[row] * BINS);
      promised[bin] += probabilities[row];
      happened[bin] += truths[row];
    }
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(promised[bin] - happened[bin]) / truths.length;
    }
    return error;
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value / values.length;
    }
    return sum;
  }
}
