package dev.orchard.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Task;
import dev.orchard.model.VersionId;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.TrainingColumns;
import dev.orchard.model.manifest.Baseline;
import dev.orchard.model.manifest.Lineage;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ManifestDraft;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.spec.Label;
import dev.orchard.model.spec.SpecText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A training that ended well, and its version. */
final class SampleRun {
  static final OrganizationId ACME = new OrganizationId("acme");
  static final ModelName MODEL = new ModelName("diamond-price");
  static final Instant NOON = Instant.parse("2026-01-15T12:00:00Z");

  private SampleRun() {}

  static Run run(int number) {
    RunId id = RunId.at(NOON, number);
    return Run.started(id, ACME, MODEL, NOON, Map.of("trees", "200", "seed", "1"))
        .finished(
            Run.Status.SUCCEEDED,
            NOON.plusSeconds(90),
            version(number),
            Map.of("rmse", 550.25, "r2", 0.98),
            "There was no champion; rmse 550.25.");
  }

  static VersionId version(int number) {
    return VersionId.at(NOON.plusSeconds(number));
  }

  /** The version of a run; each file holds its own name. */
  static MirroredVersion mirrored(int number) {
    FeatureSchema schema = FeatureSchema.of(NumberFeature.of("carat"));
    TrainingColumns columns = new OneColumn();
    Lineage lineage =
        new Lineage(
            run(number).id(),
            new SpecText("name: diamond-price", "diamond-price.yaml"),
            "select 1",
            Map.of(),
            1,
            1,
            0,
            "fingerprint",
            "0.1.0",
            NOON,
            Duration.ofSeconds(1),
            "tester",
            Map.of());
    ManifestDraft draft =
        new ManifestDraft(
            Task.REGRESSION,
            "RandomForestRegressor",
            "",
            Label.of("price"),
            Encoder.learn(schema, columns, new double[] {1}),
            Optional.empty(),
            Calibration.NONE,
            "none",
            Optional.empty(),
            Optional.empty(),
            Actions.NONE,
            lineage,
            Map.of("rmse", 550.25),
            Baseline.measure(schema, columns, NumberBaseline.of("price", new double[] {1})),
            List.of(),
            1);
    Manifest manifest = draft.complete(ACME, MODEL, version(number), List.of());
    return new MirroredVersion(
        manifest, List.of("forest.bin", "data/card.md"), name -> name.getBytes(UTF_8));
  }

  private static final class OneColumn implements TrainingColumns {
    @Override
    public int rowCount() {
      return 1;
    }

    @Override
    public double number(int feature, int row) {
      return 1;
    }

    @Override
    public String category(int feature, int row) {
      return null;
    }
  }
}
