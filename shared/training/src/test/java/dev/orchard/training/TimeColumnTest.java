package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.manifest.Manifest;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever type DuckDB gives a time column, the latest rows are those held out. */
class TimeColumnTest {
  @TempDir Path folder;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    registry = new ModelRegistry(new FileObjectStore(folder.resolve("store")), Clock.systemUTC());
  }

  /** The label jumps at moment 480: a model of the moments before knows nothing of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "m",
        "date '2025-12-01' + m",
        "(date '2025-12-01' + m)::varchar",
        "timestamp '2025-12-31 20:00:00' + m * interval '1 minute'",
        "timestamp '2025-12-31 20:00:00.5' + m * interval '500 milliseconds'",
        "timestamptz '2025-12-31 20:00:00+00' + m * interval '1 hour'",
      })
  void holdsTheLatestRowsOut(String time) {
    Run run = train(time);

    assertThat(run.error()).isEmpty();
    assertThat(run.metrics().get("mae")).isGreaterThan(900);
    Manifest manifest = registry.manifest(run.organization(), run.model(), run.version().get());
    assertThat(manifest.content().evaluation().split()).isEqualTo("the latest by \"at\"");
    assertThat(manifest.lineage().testRows()).isEqualTo(120);
  }

  @Test
  void refusesATimeOfDayWhichPutsNoDaysInOrder() {
    assertThat(train("time '08:00:00' + m * interval '1 minute'").error().orElseThrow())
        .startsWith("row 1, column \"at\": expected a time such as 2026-01-31");
  }

  @Test
  void refusesATimeColumnThatTheQueryLacks() {
    assertThat(trainSelecting("m as other").error().orElseThrow()).contains("\"at\"");
  }

  private Run train(String time) {
    return trainSelecting(time + " as at");
  }

  /** The moments m are 0 to 599 in no order. */
  private Run trainSelecting(String column) {
    return new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            Clock.systemUTC(),
            new TrainingEnvironment("test", 2))
        .train(
            ModelSpecReader.read(
                """
                name: m
                task: regression
                label: {name: y}
                features: [{name: x, type: number}]
                source: {query: "select hash(m) %% 100 as x, if(m < 480, 0, 1000) + m %% 5 as y, %s from (select (range * 37 %% 600)::int as m from range(600))"}
                training: {trees: 5, max_depth: 4, time_column: at}
                """
                    .formatted(column),
                "m.yaml"),
            OrganizationId.DEFAULT,
            "test",
            ProgressListener.none());
  }
}
