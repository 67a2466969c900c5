package dev.orchard.registry;

import static dev.orchard.registry.Samples.CHAMPION;
import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.model.Alias;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.HistoryEntry;
import dev.orchard.model.manifest.ModelDocument;
import dev.orchard.registry.testing.FakeCloudStorage;
import dev.orchard.registry.testing.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many writers in several processes contend for one pointer. Every move that a writer was told of
 * is in the history exactly once, no other is, and no reader ever sees anything but a whole
 * document that goes on from the one before.
 */
@Tag("slow")
final class ContentionTest {
  private static final int PROCESSES = 8;
  private static final int SECONDS = 20;

  @TempDir Path folder;

  @Test
  void losesNoMoveInAFolder() throws Exception {
    contend(folder.toString(), Optional.empty(), PROCESSES, 1);
  }

  @Test
  void losesNoMoveInABucketThatFailsNowAndThen() throws Exception {
    try (FakeCloudStorage fake = FakeCloudStorage.start(0, "bucket")) {
      fake.disturb(ContentionTest::trouble);
      contend("gs://bucket/p", Optional.of(fake.endpoint()), PROCESSES / 2, 2);
    }
  }

  /** One fault in about forty requests, once the writers are at it. */
  private static Optional<Fault> trouble(int request) {
    return switch (request < 200 ? 0 : new Random(request).nextInt(160)) {
      case 1 -> Optional.of(new Fault.Status(429));
      case 2 -> Optional.of(new Fault.Status(503));
      case 3 -> Optional.of(new Fault.BreakBefore());
      case 4 -> Optional.of(new Fault.BreakAfter());
      default -> Optional.empty();
    };
  }

  private static void contend(String store, Optional<URI> endpoint, int processes, int threads)
      throws Exception {
    AtomicBoolean running = new AtomicBoolean(true);
    ModelRegistry registry =
        new ModelRegistry(
            ObjectStores.open(StoreLocation.parse(store, endpoint)), Clock.systemUTC());
    for (int i = 0; i < 3; i++) {
      VersionId version = registry.publish(ORGANIZATION, MODEL, Samples.predicting(i));
      registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "test", "start " + i);
    }
    List<String> told = new ArrayList<>();
    registry.model(ORGANIZATION, MODEL).history().forEach(entry -> told.add(entry.id()));
    ExecutorService readers = Executors.newFixedThreadPool(1);
    Future<Integer> reader = readers.submit(() -> readUntilStopped(registry, running));
    told.addAll(letWritersRun(store, endpoint, processes, threads));
    running.set(false);
    readers.shutdown();

    assertThat(reader.get()).describedAs("documents read").isPositive();
    ModelDocument document = registry.model(ORGANIZATION, MODEL);
    List<String> kept = document.history().stream().map(HistoryEntry::id).toList();
    assertThat(new HashSet<>(kept)).hasSameSizeAs(kept);
    assertThat(told).containsExactlyInAnyOrderElementsOf(kept);
    assertThat(kept).hasSizeGreaterThan(processes * threads);
    assertWhole(document);
    assertThat(registry.load(CHAMPION).version()).isEqualTo(document.champion().orElseThrow());
  }

  private static List<String> letWritersRun(
      String store, Optional<URI> endpoint, int processes, int threads) throws Exception {
    List<ChildProcess> writers = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      writers.add(
          ChildProcess.start(
              ContendingWriter.class,
              store,
              endpoint.map(URI::toString).orElse("-"),
              "writer" + i,
              Integer.toString(SECONDS),
              Integer.toString(threads)));
    }
    List<String> told = new ArrayList<>();
    for (ChildProcess writer : writers) {
      try (writer) {
        told.addAll(writer.remainingLines());
        assertThat(writer.exitCode()).isZero();
      }
    }
    return told;
  }

  private static int readUntilStopped(ModelRegistry registry, AtomicBoolean running) {
    List<HistoryEntry> before = List.of();
    int documents = 0;
    while (running.get()) {
      ModelDocument document = registry.model(ORGANIZATION, MODEL);
      assertWhole(document);
      assertThat(document.history().subList(0, before.size()).equals(before)).isTrue();
      before = document.history();
      documents++;
    }
    return documents;
  }

  /** Each move begins where the one before ended, and the last where the champion is. */
  private static void assertWhole(ModelDocument document) {
    Optional<VersionId> champion = Optional.empty();
    for (HistoryEntry entry : document.history()) {
      assertThat(entry.from()).isEqualTo(champion);
      champion = entry.to();
    }
    assertThat(document.champion()).isEqualTo(champion);
  }
}
