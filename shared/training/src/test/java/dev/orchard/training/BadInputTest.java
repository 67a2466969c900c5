package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.manifest.ModelCard;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels and features that cannot be learned from, or should not be: by name, never a crash. */
class BadInputTest {
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regression | range as x, 7 as y | The label \"y\" cannot be learned: every row has the"
            + " value 7.0",
        "regression | range as x, if(range = 9, null, range) as y | row 10, column \"y\": the label"
            + " is missing",
        "regression | range as x, if(range = 9, 'nan'::double, range) as y | row 10, column \"y\"",
        "regression | range as x, if(range = 9, 'inf'::double, range) as y | row 10, column \"y\"",
        "regression | null as x, range as y | column \"x\": the value is missing in every row",
        "regression | range as x, range as X, range as y | The query gives two columns the name",
        "classification | range as x, 'a' as y | every row has the class \"a\"",
        "classification | range as x, if(range < 4, 'a', 'b') as y | the class \"a\" has 4 rows; at"
            + " least 5 are needed",
        "classification | range as x, if(range = 9, null, 'a') as y | row 10, column \"y\": the"
            + " label is missing",
      })
  void refusesByName(String task, String columns, String message) {
    Run run = train(task, columns, "");

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error().orElseThrow()).contains(message);
    assertThat(registry.getRun(run.organization(), run.model(), run.id())).isEqualTo(run);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "regression | 7 as x, range % 7 as y | The feature \"x\" has the same value in every row",
        "regression | 2 * range % 101 as x, range % 101 as y | ",
        "regression | 3 * range as x, range as y | The feature \"x\" alone predicts the label with"
            + " r2 1.0000",
        "classification | if(range % 97 = 0, 1, range % 2) as x, if(range % 2 = 0, 'a', 'b') as y |"
            + " The feature \"x\" alone predicts the label with roc_auc 0.9",
        "classification | range % 5 as x, if(hash(range) % 3 = 0, 'a', 'b') as y | ",
      })
  void warnsOfFeatures(String task, String columns, String warning) {
    Run run = train(task, columns, "");

    assertThat(run.error()).isEmpty();
    if (warning == null) {
      assertThat(run.warnings()).noneMatch(each -> each.contains("alone"));
    } else {
      assertThat(run.warnings()).anyMatch(each -> each.startsWith(warning));
      Manifest manifest = registry.manifest(run.organization(), run.model(), run.version().get());
      assertThat(manifest.content().evaluation().warnings()).isEqualTo(run.warnings());
      assertThat(ModelCard.render(manifest)).contains("## Warnings");
    }
  }

  @Test
  void warnsOfIdsAndOfCopies() {
    Run run =
        train(
            "regression",
            "range % 13 as x, 'id' || range as id, range % 13 as again, hash(range) % 50 as y",
            "  - {name: id, type: category}\n  - {name: again, type: number}\n");

    assertThat(run.error()).isEmpty();
    assertThat(run.warnings())
        .anyMatch(each -> each.startsWith("The feature \"id\" has 600 different values"))
        .anyMatch(
            each -> each.equals("The feature \"again\" has the values of \"x\" in every row."));
  }

  private Run train(String task, String columns, String features) {
    return pipeline.train(
        ModelSpecReader.read(
            """
            name: m
            task: %s
            label: {name: y}
            features:
              - {name: x, type: number, missing: allow}
            %ssource: {query: "select %s from range(600)"}
            training: {trees: 10, max_depth: 5, seed: 1}
            """
                .formatted(task, features, columns.replace("\"", "\\\"")),
            "m.yaml"),
        OrganizationId.DEFAULT,
        "test",
        ProgressListener.none());
  }
}
