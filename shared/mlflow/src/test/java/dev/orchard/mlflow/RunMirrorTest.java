package dev.orchard.mlflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RunMirrorTest {
  private static final FakeServer.Reply EXPERIMENT =
      FakeServer.json(200, "{\"experiment\": {\"experiment_id\": \"1\"}}");

  private final FakeServer fake = new FakeServer();
  private final RunMirror mirror = new RunMirror(fake.server(), Optional.empty(), ceiling -> {});

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void saysAllThatAServerThatIsDownWasNotTold() {
    fake.close();

    MirrorReport run = mirror.record(SampleRun.run(1), Optional.of(SampleRun.mirrored(1)));
    MirrorReport aliases =
        mirror.alignAliases(
            SampleRun.ACME, SampleRun.MODEL, Map.of(Alias.CHAMPION, SampleRun.version(1)));

    assertThat(run.sentence().orElseThrow())
        .startsWith("MLflow was not told of the run, of version 20260115120001:")
        .contains("cannot be reached");
    assertThat(aliases.isComplete()).isFalse();
  }

  @Test
  void stopsAskingAServerThatFails() {
    fake.reply(
        EXPERIMENT,
        FakeServer.json(200, "{\"runs\": [{\"info\": {\"run_id\": \"r\"}}]}"),
        FakeServer.json(503, "{}"));

    MirrorReport report = mirror.record(SampleRun.run(1), Optional.of(SampleRun.mirrored(1)));

    assertThat(report.missing())
        .containsExactly(
            "its parameters and metrics",
            "its artifacts",
            "of version 20260115120001",
            "how the run ended");
    assertThat(fake.asked()).hasSize(2 + 4);
  }

  @Test
  void leavesARunAloneThatIsComplete() {
    fake.reply(
        EXPERIMENT,
        FakeServer.json(
            200,
            """
            {"runs": [{"info": {"run_id": "r"},
              "data": {"tags": [{"key": "orchard.complete", "value": "true"}]}}]}"""));

    assertThat(mirror.record(SampleRun.run(1), Optional.of(SampleRun.mirrored(1))))
        .isEqualTo(MirrorReport.COMPLETE);
    assertThat(fake.asked()).hasSize(2);
  }

  @Test
  void registersTheVersionWhereTheServerTakesNoArtifacts() {
    fake.reply(
        EXPERIMENT,
        FakeServer.json(
            200, "{\"runs\": [{\"info\": {\"run_id\": \"r\", \"artifact_uri\": \"gs://b/a\"}}]}"),
        FakeServer.json(200, "{\"model_version\": {\"name\": \"n\", \"version\": \"1\"}}"));

    MirrorReport report = mirror.record(SampleRun.run(1), Optional.of(SampleRun.mirrored(1)));

    assertThat(report.missing()).containsExactly("its artifacts");
    assertThat(fake.asked()).anyMatch(asked -> asked.contains("model-versions/create"));
  }

  @Test
  void reportsAnAnswerThatLacksWhatItShouldHold() {
    fake.reply(FakeServer.json(200, "{\"experiment\": []}"));

    assertThat(mirror.record(SampleRun.run(1), Optional.empty()).sentence().orElseThrow())
        .contains("lacks $.experiment");
  }
}
