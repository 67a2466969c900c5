package dev.orchard.model.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.Task;
import dev.orchard.model.UnreadableDocumentException;
import dev.orchard.model.VersionId;
import dev.orchard.model.feature.BooleanFeature;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Columns;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.feature.NumberFeature;
import dev.orchard.model.json.JsonBoolean;
import dev.orchard.model.scoring.Action;
import dev.orchard.model.scoring.Actions;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.spec.Label;
import dev.orchard.model.spec.SpecText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final Instant NOW = Instant.parse("2026-01-15T14:30:22Z");
  private static final VersionId VERSION = VersionId.at(NOW);
  private static final RunId RUN = RunId.at(NOW, 7);
  private static final FeatureSchema SCHEMA =
      FeatureSchema.of(
          NumberFeature.of("age").withRange(17, 120),
          CategoryFeature.of("job").withMissing(MissingPolicy.ALLOW),
          BooleanFeature.of("loan").withMissing(MissingPolicy.useDefault(JsonBoolean.FALSE)));
  private static final Columns COLUMNS =
      new Columns(new Object[][] {{20.0, "a|b", 1.0}, {30.0, null, 0.0}, {40.0, "c", 0.0}});
  private static final Lineage LINEAGE =
      new Lineage(
          RUN,
          new SpecText("m.yaml", "name: m\n"),
          "select `x` | y",
          Map.of("org_id", "default"),
          3,
          2,
          1,
          "ab12",
          "0.1.0",
          NOW,
          Duration.ofMillis(1500),
          "tester",
          Map.of("trees", "200"));

  private static Manifest classification(Calibration calibration) {
    double[] labels = {1, 0, 0};
    return new ManifestDraft(
            Task.CLASSIFICATION,
            "RandomForestClassifier",
            "Who <buys>",
            Label.of("y", "yes"),
            Encoder.learn(SCHEMA, COLUMNS, labels),
            Optional.of(Classes.binary("no", "yes")),
            calibration,
            "out-of-bag",
            Optional.empty(),
            Optional.empty(),
            Actions.of(Action.from(0.5, "CALL"), Action.otherwise("WAIT")),
            LINEAGE,
            Map.of("roc_auc", 0.75),
            Baseline.measure(
                SCHEMA, COLUMNS, CategoryBaseline.of("y", new String[] {"yes", "no", "no"})),
            List.of(
                new Importance(
                    "age",
                    0.6,
                    Map.of(ImportanceKind.COVER, 0.5, ImportanceKind.MEAN_CONTRIBUTION, 0.02)),
                new Importance("job", 0.4)),
            200)
        .complete(
            OrganizationId.DEFAULT,
            new ModelName("lead"),
            VERSION,
            List.of(
                new StoredFile("forest.bin", 12, "0".repeat(64), Optional.of("01234567")),
                new StoredFile("card.md", 3, "1".repeat(64), Optional.empty())));
  }

  private static Manifest regression() {
    double[] labels = {1, 2, 3};
    return new ManifestDraft(
            Task.REGRESSION,
            "RandomForestRegressor",
            "",
            new Label("price", Optional.empty(), "Price", "USD"),
            Encoder.learn(SCHEMA, COLUMNS, labels),
            Optional.empty(),
            Calibration.NONE,
            "held-out",
            Optional.of(Conformal.ofResiduals(new double[] {0.1, -0.25, 3})),
            Optional.of(new LabelRange(1, 3)),
            Actions.NONE,
            LINEAGE,
            Map.of("r2", 0.9, "rmse", 1e-12),
            Baseline.measure(SCHEMA, COLUMNS, NumberBaseline.of("price", labels)),
            List.of(),
            10)
        .complete(OrganizationId.DEFAULT, new ModelName("price"), VERSION, List.of());
  }

  @Test
  void manifestsSurviveJson() {
    for (Calibration calibration :
        List.of(
            Calibration.NONE,
            new Calibration.Platt(1.5, -0.25),
            new Calibration.Isotonic(new double[] {0.1, 0.7}, new double[] {0, 0.9}))) {
      Manifest manifest = classification(calibration);
      assertThat(ManifestJson.read(ManifestJson.write(manifest))).isEqualTo(manifest);
    }
    assertThat(ManifestJson.read(ManifestJson.write(regression()))).isEqualTo(regression());
  }

  @Test
  void readersTolerateMembersTheyDoNotKnow() {
    String json = new String(ManifestJson.write(regression()), UTF_8);
    byte[] extended = json.replaceFirst("\\{", "{\"colour\": {\"of\": [1]},").getBytes(UTF_8);
    assertThat(ManifestJson.read(extended)).isEqualTo(regression());
  }

  @Test
  void readersRefuseANewerFormat() {
    String json = new String(ManifestJson.write(regression()), UTF_8);
    byte[] newer =
        json.replaceFirst("\"format_version\": 1", "\"format_version\": 2").getBytes(UTF_8);
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> ManifestJson.read(newer))
        .withMessage("The manifest has format version 2; this Orchard reads up to 1");
  }

  @Test
  void readersRefuseEveryDamageInOneWay() {
    byte[] valid = ManifestJson.write(classification(new Calibration.Platt(1, 0)));
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      byte[] damaged =
          random.nextInt(5) == 0
              ? java.util.Arrays.copyOf(valid, random.nextInt(valid.length))
              : valid.clone();
      for (int i = 0; i < 3 && damaged.length > 0; i++) {
        damaged[random.nextInt(damaged.length)] =
            (byte) "{}[]\",:0-9ex ".charAt(random.nextInt(13));
      }
      try {
        assertThat(ManifestJson.read(damaged)).isNotNull();
      } catch (UnreadableDocumentException e) {
        assertThat(e.getMessage()).as("seed %d", seed).startsWith("The manifest");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void modelDocumentsSurviveJson() {
    HistoryEntry entry =
        new HistoryEntry(
            "e1",
            NOW,
            "ann",
            HistoryEntry.Action.PROMOTE,
            Optional.of(Alias.CHAMPION),
            Optional.empty(),
            Optional.of(VERSION),
            "better");
    ModelDocument document =
        ModelDocument.EMPTY
            .withAlias(Alias.CHAMPION, VERSION, entry)
            .withDeletion(VERSION.next(), NOW, entry);
    ModelDocument read = ModelDocumentJson.read(ModelDocumentJson.write(document));
    assertThat(read).isEqualTo(document);
    assertThat(read.champion()).contains(VERSION);
    assertThat(read.aliasesOf(VERSION)).containsExactly(Alias.CHAMPION);
    assertThat(read.history()).hasSize(2);
  }

  @Test
  void modelDocumentsRefuseDamage() {
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(
            () ->
                ModelDocumentJson.read(
                    "{\"format_version\":1,\"aliases\":{\"champion\":3},\"history\":[]}"
                        .getBytes(UTF_8)));
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> ModelDocumentJson.read("{\"aliases\":{}}".getBytes(UTF_8)));
    assertThatExceptionOfType(UnreadableDocumentException.class)
        .isThrownBy(() -> ModelDocumentJson.read(new byte[0]))
        .withMessageContaining("damaged");
  }

  @Test
  void theHistoryOfAModelKeepsTheNewestThousandMoves() {
    ModelDocument document = ModelDocument.EMPTY;
    for (int i = 0; i < 1_005; i++) {
      HistoryEntry entry =
          new HistoryEntry(
              Integer.toString(i),
              NOW,
              "ann",
              HistoryEntry.Action.PROMOTE,
              Optional.of(Alias.CHAMPION),
              Optional.empty(),
              Optional.of(VERSION),
              "");
      document = document.withAlias(Alias.CHAMPION, VERSION, entry);
    }
    assertThat(document.history()).hasSize(1_000);
    assertThat(document.history().get(0).id()).isEqualTo("5");
    assertThat(document.history().get(999).id()).isEqualTo("1004");
  }

  @Test
  void runsSurviveJsonInEveryState() {
    Run started =
        Run.started(RUN, OrganizationId.DEFAULT, new ModelName("m"), NOW, Map.of("trees", "200"));
    List<Run> runs =
        List.of(
            started,
            started.withProgress(0.25),
            started.withTags(Map.of("dataset", "bank")).withDataFingerprint("0badcafe"),
            started.withProgress(0.5, new RunActivity("growing trees", 57, 200, NOW)),
            started.withProgress(0.1, new RunActivity("reading rows", 8192, -1, NOW)),
            started.finished(
                Run.Status.LOST, NOW, VERSION, Map.of("r2", 0.5), "r2 0.5 is below 0.8"),
            started.ended(Run.Status.FAILED, NOW, "too few rows"));
    for (Run run : runs) {
      assertThat(RunJson.read(RunJson.write(run))).isEqualTo(run);
    }
  }

  @Test
  void theBaselineMeasuresMissingSharesAndHistograms() {
    double[] values = new double[101];
    for (int i = 0; i < 100; i++) {
      values[i] = i + 1;
    }
    values[100] = Double.NaN;
    NumberBaseline baseline = NumberBaseline.of("x", values);
    assertThat(baseline.count()).isEqualTo(100);
    assertThat(baseline.mean()).isEqualTo(50.5);
    assertThat(baseline.missingShare()).isEqualTo(1.0 / 101);
    assertThat(baseline.edges()).hasSize(11).startsWith(1.0).endsWith(100.0);
    assertThat(baseline.shares().stream().mapToDouble(x -> x).sum()).isEqualTo(1, within(1e-12));
    assertThat(NumberBaseline.of("x", new double[] {3, 3}).shares()).isEmpty();
    assertThat(NumberBaseline.of("x", new double[0]).edges()).isEmpty();
    assertThat(CategoryBaseline.of("c", new String[] {"a", "b", "a", null}).shares())
        .containsExactly(Map.entry("a", 2.0 / 3), Map.entry("b", 1.0 / 3));
  }

  @Test
  void theCardTellsPeopleWhatTheVersionIs() {
    String card = ModelCard.render(classification(Calibration.NONE));
    assertThat(card)
        .contains(
            "# lead 20260115143022",
            "Who \\<buys\\>",
            "`y` (probability of `yes`)",
            "3 rows: 2 to train, 1 to test",
            "| roc_auc | 0.75 |",
            "| `age` | number | 0.6 | 20 to 40 | 0 % |",
            "| `job` | category | 0.4 | 2 categories |",
            "## Limits");
    assertThat(ModelCard.render(regression()))
        .contains("Predicts `price` in USD", "The 90 % interval is the prediction ± 3");
  }
}
