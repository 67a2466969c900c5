package dev.orchard.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.forest.Forest;
import dev.orchard.model.Alias;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Selector;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.EncodedTables;
import dev.orchard.training.ProgressListener;
import dev.orchard.training.TrainingEnvironment;
import dev.orchard.training.TrainingPipeline;
import dev.orchard.training.histogram.GrowthParameters;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Output;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

/** A forest that the pipeline publishes says of held-out rows what Tribuo itself says of them. */
@Tag("slow")
class TribuoPipelineTest {
  private static final Path DATA = Path.of(System.getProperty("orchard.root"), "examples", "data");
  private static final String TRAINING =
      "training: {algorithm: tribuo_random_forest, trees: 10, max_depth: 8, seed: 1}\n";

  @TempDir Path folder;
  private TrainingSourceFactory sources;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    sources = TrainingSourceFactory.files(DATA, DuckDbLimits.standard());
    registry = new ModelRegistry(new FileObjectStore(folder), Clock.systemUTC());
  }

  @Test
  void agreesWithTribuoOnWhoSubscribes() {
    ModelSpec spec = EncodedTables.bank(TRAINING);

    LoadedVersion champion = train(spec, "roc_auc", 0.77);

    EncodedTables tables = EncodedTables.of(spec, sources, champion.scorer().encoder());
    Model<Label> tribuo =
        TribuoForestTrainer.classifier(tables.training(), growth(4), ProgressListener.none())
            .model();
    assertThat(champion.manifest().content().calibratedOn()).isEqualTo("out-of-bag");
    assertAgreement(
        champion.scorer().forest(),
        tables.heldOut(),
        LabelFactory.UNKNOWN_LABEL,
        example -> tribuo.predict(example).getOutputScores().get("1").getScore());
  }

  @Test
  void agreesWithTribuoOnThePriceOfDiamonds() {
    ModelSpec spec = EncodedTables.diamonds(TRAINING);

    LoadedVersion champion = train(spec, "r2", 0.86);

    EncodedTables tables = EncodedTables.of(spec, sources, champion.scorer().encoder());
    Model<Regressor> tribuo =
        TribuoForestTrainer.regression(tables.training(), growth(3), ProgressListener.none())
            .model();
    assertThat(champion.manifest().content().conformal()).isPresent();
    assertAgreement(
        champion.scorer().forest(),
        tables.heldOut(),
        RegressionFactory.UNKNOWN_REGRESSOR,
        example -> tribuo.predict(example).getOutput().getValues()[0]);
  }

  private LoadedVersion train(ModelSpec spec, String metric, double least) {
    TrainingPipeline pipeline =
        new TrainingPipeline(
            registry, sources, Clock.systemUTC(), new TrainingEnvironment("test", 2));
    Run run = pipeline.train(spec, OrganizationId.DEFAULT, "test", ProgressListener.none());
    assertThat(run.error()).isEmpty();
    assertThat(run.metrics().get(metric)).isGreaterThan(least);
    assertThat(run.parameters()).containsEntry("algorithm", "tribuo_random_forest");
    return registry.load(
        new ModelReference(
            OrganizationId.DEFAULT, spec.name(), new Selector.ByAlias(Alias.CHAMPION)));
  }

  /** What the spec asks for: 10 trees of depth 8, five rows in a leaf; on one thread here. */
  private static GrowthParameters growth(int featuresPerSplit) {
    return new GrowthParameters(10, 8, 5, featuresPerSplit, 1, 1);
  }

  private static <T extends Output<T>> void assertAgreement(
      Forest forest, TrainingData rows, T unknown, ToDoubleFunction<Example<T>> tribuo) {
    String[] names = TribuoRows.names(rows).toArray(String[]::new);
    double[] output = new double[1];
    for (int row = 0; row < rows.rowCount(); row++) {
      double[] values = rows.rows(new int[] {row}).rowMajor();
      double expected = tribuo.applyAsDouble(new ArrayExample<>(unknown, names, values));
      forest.score(values, output);
      assertThat(output[0])
          .as("row %d", row)
          .isCloseTo(expected, within(1e-9 + 1e-9 * Math.abs(expected)));
    }
  }
}
