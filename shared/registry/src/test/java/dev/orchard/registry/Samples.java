package dev.orchard.registry;

import dev.orchard.forest.Forest;
import dev.orchard.forest.ForestBuilder;
import dev.orchard.forest.TreeBuilder;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Task;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.TrainingColumns;
import dev.orchard.model.manifest.Baseline;
import dev.orchard.model.manifest.Importance;
import dev.orchard.model.manifest.Lineage;
import dev.orchard.model.manifest.ManifestDraft;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.spec.Label;
import dev.orchard.model.spec.SpecText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small versions of a model with one feature, each of which predicts its own number. */
final class Samples {
  static final OrganizationId ORGANIZATION = new OrganizationId("default");
  static final ModelName MODEL = new ModelName("diamond-price");
  static final ModelReference CHAMPION = ModelReference.champion(ORGANIZATION, MODEL);

  private static final double[] CARATS = {0.2, 0.5, 0.7, 1.0, 1.5};

  private Samples() {}

  /** A version whose every prediction is the number. */
  static VersionContent predicting(double number) {
    return VersionContent.of(forest(number), draft());
  }

  static Forest forest(double number) {
    ForestBuilder builder = ForestBuilder.create(1, 1);
    TreeBuilder tree = builder.addTree();
    tree.root(tree.leaf(number));
    return builder.build();
  }

  static ManifestDraft draft() {
    FeatureSchema schema = FeatureSchema.of(NumberFeature.of("carat"));
    TrainingColumns columns = new Carats();
    return new ManifestDraft(
        Task.REGRESSION,
        "RandomForestRegressor",
        "",
        Label.of("price"),
        Encoder.learn(schema, columns, CARATS),
        Optional.empty(),
        Calibration.NONE,
        "none",
        Optional.empty(),
        Optional.empty(),
        Actions.NONE,
        lineage(),
        Map.of("rmse", 1.5),
        Baseline.measure(schema, columns, NumberBaseline.of("price", CARATS)),
        List.of(new Importance("carat", 1)),
        1);
  }

  private static Lineage lineage() {
    return new Lineage(
        new RunId("20260115143022-0000002a"),
        new SpecText("name: diamond-price", "diamond-price.yaml"),
        "select 1",
        Map.of(),
        5,
        4,
        1,
        "fingerprint",
        "0.1.0",
        Instant.parse("2026-01-15T14:30:22Z"),
        Duration.ofSeconds(1),
        "tester",
        Map.of());
  }

  /** What the model predicts, by which a test knows the version. */
  static double prediction(LoadedVersion version) {
    Row row = new Row(version.manifest().schema());
    row.setNumber(0, 1);
    return ((NumberPrediction) version.scorer().score(row)).value();
  }

  static double prediction(LoadedModel model) {
    return prediction(model.loaded());
  }

  private static final class Carats implements TrainingColumns {
    @Override
    public int rowCount() {
      return CARATS.length;
    }

    @Override
    public double number(int feature, int row) {
      return CARATS[row];
    }

    @Override
    public String category(int feature, int row) {
      throw new IllegalStateException("There is no category");
    }
  }
}
