package dev.orchard.mlflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.mlflow.testing.RealMlflow;
import dev.orchard.model.Alias;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.VersionId;
import dev.orchard.model.json.Json;
import dev.orchard.model.manifest.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server; each test tells of a run of its own. */
@Tag("slow")
class RunMirrorRealTest {
  private static final String NAME = "acme.diamond-price";

  @TempDir static Path folder;
  private static RealMlflow real;
  private static MlflowHttp http;
  private static RunMirror mirror;

  @BeforeAll
  static void start() {
    real = RealMlflow.startOrSkip(folder);
    http = new MlflowHttp(real.server(), Pause.sleeping());
    mirror = new RunMirror(real.server(), Optional.empty());
  }

  @AfterAll
  static void stop() {
    if (real != null) {
      real.close();
    }
  }

  @Test
  void tellsOfARunWithParametersMetricsTagsAndStatus() {
    assertThat(mirror.record(SampleRun.run(1), Optional.empty())).isEqualTo(MirrorReport.COMPLETE);

    Answer run = logged(1);
    Answer data = run.member("data");
    assertThat(data.pairs("params")).containsEntry("trees", "200").containsEntry("seed", "1");
    assertThat(data.pairs("metrics")).containsEntry("rmse", "550.25").containsEntry("r2", "0.98");
    assertThat(data.pairs("tags"))
        .containsEntry("orchard.status", "succeeded")
        .containsEntry("orchard.organization", "acme");
    assertThat(run.member("info").text("status")).isEqualTo("FINISHED");
    assertThat(run.member("info").text("start_time"))
        .isEqualTo(Long.toString(SampleRun.NOON.toEpochMilli()));
    assertThat(run.member("info").text("end_time"))
        .isEqualTo(Long.toString(SampleRun.NOON.plusSeconds(90).toEpochMilli()));
  }

  @Test
  void keepsAFailedRunWithItsError() {
    Run failed =
        Run.started(
                SampleRun.run(2).id(), SampleRun.ACME, SampleRun.MODEL, SampleRun.NOON, Map.of())
            .ended(Run.Status.FAILED, SampleRun.NOON.plusSeconds(1), "row 3: text in a number");

    assertThat(mirror.record(failed, Optional.empty()).isComplete()).isTrue();

    Answer run = logged(2);
    assertThat(run.member("info").text("status")).isEqualTo("FAILED");
    assertThat(run.member("data").pairs("tags"))
        .containsEntry("orchard.error", "row 3: text in a number");
  }

  @Test
  void registersTheVersionWithItsFilesAndItsAlias() {
    mirror.record(SampleRun.run(3), Optional.of(SampleRun.mirrored(3)));
    mirror.alignAliases(
        SampleRun.ACME, SampleRun.MODEL, Map.of(Alias.CHAMPION, SampleRun.version(3)));

    RegisteredModels models = new RegisteredModels(http);
    RegisteredVersion champion = models.byAlias(NAME, "champion");
    assertThat(champion.tags()).containsEntry("orchard.version", SampleRun.version(3).value());
    ArtifactFolder files = ArtifactFolder.of(models.files(champion)).orElseThrow();
    Artifacts artifacts = new Artifacts(http);
    assertThat(artifacts.files(files)).containsExactly("forest.bin");
    assertThat(artifacts.get(files, "data/card.md", 100)).isEqualTo("data/card.md".getBytes(UTF_8));
  }

  @Test
  void changesNothingWhenToldTwice() {
    mirror.record(SampleRun.run(4), Optional.of(SampleRun.mirrored(4)));
    mirror.record(SampleRun.run(4), Optional.of(SampleRun.mirrored(4)));

    assertThat(versionsOf(4)).hasSize(1);
    assertThat(runsOf(4)).hasSize(1);
  }

  @Test
  void completesWhatBrokeOff() {
    MirroredVersion whole = SampleRun.mirrored(5);
    MirroredVersion broken =
        new MirroredVersion(
            whole.manifest(),
            whole.names(),
            name -> {
              throw new UnavailableException("Storage is away", Duration.ZERO);
            });

    MirrorReport first = mirror.record(SampleRun.run(5), Optional.of(broken));
    MirrorReport second = mirror.record(SampleRun.run(5), Optional.of(whole));

    assertThat(first.sentence())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("its artifacts").contains("Storage is away"));
    assertThat(second.isComplete()).isTrue();
    assertThat(runsOf(5)).hasSize(1);
    assertThat(versionsOf(5)).hasSize(1);
  }

  @Test
  void movesAndRemovesItsOwnAliasesOnly() {
    VersionId sixth = SampleRun.version(6);
    VersionId seventh = SampleRun.version(7);
    mirror.record(SampleRun.run(6), Optional.of(SampleRun.mirrored(6)));
    mirror.record(SampleRun.run(7), Optional.of(SampleRun.mirrored(7)));
    RegisteredModels models = new RegisteredModels(http);
    Alias fresh = new Alias("fresh");
    Alias old = new Alias("old");
    mirror.alignAliases(SampleRun.ACME, SampleRun.MODEL, Map.of(fresh, sixth, old, sixth));
    String foreign = models.create(NAME, "mlflow-artifacts:/0/x", "", Map.of()).version();
    models.setAlias(NAME, "theirs", foreign);

    mirror.alignAliases(SampleRun.ACME, SampleRun.MODEL, Map.of(fresh, seventh));

    assertThat(models.byAlias(NAME, "fresh").tags()).containsValue(seventh.value());
    assertThat(models.aliases(NAME)).containsKeys("fresh", "theirs").doesNotContainKey("old");
  }

  @Test
  void saysThatAnAliasIsNotThere() {
    new RegisteredModels(http).require(NAME);

    assertThatThrownBy(() -> new RegisteredModels(http).byAlias(NAME, "nobody"))
        .isInstanceOfSatisfying(
            MlflowException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND));
  }

  @Test
  void takesLongTextsAndManyParameters() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i < 250; i++) {
      many.put("parameter_" + i, "x".repeat(600));
    }
    Run run =
        Run.started(SampleRun.run(8).id(), SampleRun.ACME, SampleRun.MODEL, SampleRun.NOON, many)
            .ended(Run.Status.FAILED, SampleRun.NOON, "e".repeat(9_000));

    assertThat(mirror.record(run, Optional.empty())).isEqualTo(MirrorReport.COMPLETE);

    assertThat(logged(8).member("data").pairs("params")).hasSize(250);
  }

  private static Answer logged(int number) {
    return runsOf(number).get(0);
  }

  private static List<Answer> runsOf(int number) {
    String filter = "tags.`orchard.run_id` = '" + SampleRun.run(number).id() + "'";
    String experiment = new Experiments(http).require(NAME);
    byte[] body =
        Json.write(
            to ->
                to.beginObject()
                    .stringsMember("experiment_ids", List.of(experiment))
                    .member("filter", filter)
                    .endObject());
    return Answer.of(http.json(Call.change("POST", ApiPath.of("runs/search"), body)))
        .members("runs");
  }

  private static List<Answer> versionsOf(int number) {
    String filter = "tags.`orchard.version`='" + SampleRun.version(number) + "'";
    String path = ApiPath.of("model-versions/search", "filter", filter);
    return Answer.of(http.json(Call.get(path))).members("model_versions");
  }
}
