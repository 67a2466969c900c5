package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.manifest.Run;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunProgressTest {
  private static final Instant NOW = Instant.parse("2026-01-15T14:30:22Z");

  @TempDir Path folder;
  private RunProgress progress;

  @BeforeEach
  void begin() {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    Run run =
        Run.started(RunId.at(NOW, 1), OrganizationId.DEFAULT, new ModelName("m"), NOW, Map.of());
    progress =
        new RunProgress(
            new ModelRegistry(new FileObjectStore(folder), clock),
            ProgressListener.none(),
            clock,
            run);
  }

  private double share(String stage, long done, long total) {
    progress.progress(stage, done, total);
    return progress.run().progress();
  }

  @Test
  void growsWithTheTrees() {
    assertThat(share("reading rows", 5_000, -1)).isZero();
    double begun = share("growing trees", 0, 10);
    double half = share("growing trees", 5, 10);
    double grown = share("growing trees", 10, 10);

    assertThat(begun).isPositive().isLessThan(half);
    assertThat(half).isLessThan(grown);
    assertThat(share("publishing", 0, 1)).isEqualTo(grown).isLessThan(1);
  }

  @Test
  void growsWithTheTrialsOfASearchAndThenWithTheTrees() {
    share("reading rows", 5_000, -1);
    double begun = share("trying hyperparameters", 0, 20);
    double tried = share("trying hyperparameters", 19, 20);
    double growing = share("growing trees", 1, 10);
    double grown = share("growing trees", 10, 10);

    assertThat(begun).isPositive().isLessThan(tried);
    assertThat(tried).isLessThan(growing);
    assertThat(growing).isLessThan(grown);
    assertThat(grown).isLessThan(1);
  }

  @Test
  void neverGoesBack() {
    share("growing trees", 9, 10);

    assertThat(share("growing trees", 1, 10)).isEqualTo(share("growing trees", 2, 10));
  }
}
