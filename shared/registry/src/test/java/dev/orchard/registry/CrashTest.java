package dev.orchard.registry;

import static dev.orchard.registry.Samples.CHAMPION;
import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process dies while it writes a version: the registry stays readable, the champion serves. */
@Tag("slow")
final class CrashTest {
  /** Before and after each of: forest, card, manifest, model document. */
  private static final int STEPS = 8;

  private static final int BEFORE_THE_MANIFEST_IS_THERE = 5;
  private static final long SEED = 20_260_115;

  @TempDir Path folder;

  @Test
  void servesTheOldChampionWhicheverWriteTheProcessDiedAt() throws Exception {
    for (int step = 0; step < STEPS; step++) {
      Path store = folder.resolve("step" + step);
      VersionId champion = promote(store, 1);

      try (ChildProcess child =
          ChildProcess.start(HaltingPublisher.class, store.toString(), Integer.toString(step))) {
        assertThat(child.exitCode()).isEqualTo(HaltingPublisher.DIED);
      }

      ModelRegistry registry = registry(store);
      boolean pointerMoved = step == STEPS - 1;
      assertThat(Samples.prediction(registry.load(CHAMPION))).isEqualTo(pointerMoved ? 2 : 1);
      assertThat(registry.versions(ORGANIZATION, MODEL))
          .describedAs("versions after death at step %d", step)
          .hasSize(step < BEFORE_THE_MANIFEST_IS_THERE ? 1 : 2)
          .contains(champion);
      assertWholeAndWritable(store);
    }
  }

  @Test
  void survivesKillsAtAnyInstant() throws Exception {
    Random random = new Random(SEED);
    promote(folder, 1);
    for (int kill = 0; kill < 12; kill++) {
      try (ChildProcess child =
          ChildProcess.start(HaltingPublisher.class, folder.toString(), "-1")) {
        for (int line = random.nextInt(20); line >= 0; line--) {
          assertThat(child.nextLine()).isNotNull();
        }
        spin(random.nextInt(2_000_000));
        child.kill();
      }
      assertWholeAndWritable(folder);
    }
  }

  /** A while too short for a clock, different each time. */
  private static void spin(int turns) {
    for (int i = 0; i < turns; i++) {
      Thread.onSpinWait();
    }
  }

  private static void assertWholeAndWritable(Path store) {
    ModelRegistry registry = registry(store);
    for (VersionId version : registry.versions(ORGANIZATION, MODEL)) {
      registry.loadToServe(ORGANIZATION, MODEL, version);
    }
    VersionId next = promote(store, 3);
    assertThat(registry.load(CHAMPION).version()).isEqualTo(next);
  }

  private static VersionId promote(Path store, double number) {
    ModelRegistry registry = registry(store);
    VersionId version = registry.publish(ORGANIZATION, MODEL, Samples.predicting(number));
    registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "test", "");
    return version;
  }

  private static ModelRegistry registry(Path store) {
    // Another time than the child's, so that the two never want the same version id.
    return new ModelRegistry(new FileObjectStore(store), new MutableClock());
  }
}
