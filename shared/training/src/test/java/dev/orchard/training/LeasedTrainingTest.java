package dev.orchard.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunJson;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.model.spec.ModelSpecReader;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.Leases;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.training.source.DuckDbLimits;
import dev.orchard.training.source.TrainingSourceFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasedTrainingTest {
  private static final OrganizationId ACME = new OrganizationId("acme");
  private static final ModelName PRICE = new ModelName("price");
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final ModelSpec SPEC =
      ModelSpecReader.read(
          """
          name: price
          task: regression
          label: {name: y}
          features: [{name: x, type: number}]
          source: {query: "select range / 7.0 as x, range % 10 as y from range(500)"}
          training: {trees: 10, max_depth: 5, seed: 1}
          """,
          "price.yaml");

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-01-15T14:30:22Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final List<LeasedTrainings> opened = new ArrayList<>();
  private FullStore store;
  private ModelRegistry registry;
  private Leases leases;

  @BeforeEach
  void openStore() {
    store = new FullStore(new FileObjectStore(folder.resolve("store")));
    registry = new ModelRegistry(store, clock);
    leases = new Leases(store, clock, LEASE);
  }

  @AfterEach
  void close() {
    opened.forEach(LeasedTrainings::close);
    assertThat(Thread.interrupted()).as("no interrupt is left behind").isFalse();
  }

  private LeasedTrainings trainings(Leases held, Duration limit, Pauses pauses) {
    LeasedTrainings trainings =
        new LeasedTrainings(registry, held, TrainingLimits.of(limit, 1_000), pauses);
    opened.add(trainings);
    return trainings;
  }

  private LeasedTrainings.Beginning begin(LeasedTrainings trainings) {
    TrainingPipeline pipeline =
        new TrainingPipeline(
            registry,
            TrainingSourceFactory.files(folder, new DuckDbLimits(256, 1)),
            clock,
            new TrainingEnvironment("test", 1));
    return trainings.begin(pipeline, SPEC, ACME);
  }

  private LeasedTraining begun() {
    return begun(trainings(leases, Duration.ofMinutes(5), duration -> {}));
  }

  private LeasedTraining begun(LeasedTrainings trainings) {
    return ((LeasedTrainings.Begun) begin(trainings)).training();
  }

  /** Stays in one phase until somebody stops the training. */
  private static ProgressListener lingering() {
    return (phase, done, total) -> {
      while (phase.equals("growing trees") && !Thread.currentThread().isInterrupted()) {
        LockSupport.park();
      }
    };
  }

  private Run stored(RunId run) {
    String key = "acme/price/runs/" + run + ".json";
    return RunJson.read(store.get(key).orElseThrow().bytes());
  }

  @Test
  void trainsOnceAtATime() {
    LeasedTraining first = begun();
    assertThat(begin(trainings(leases, LEASE, duration -> {})))
        .isEqualTo(new LeasedTrainings.UnderWay(first.run()));

    assertThat(first.finish("test", ProgressListener.none()).status())
        .isEqualTo(Run.Status.SUCCEEDED);
    assertThat(begin(trainings(leases, LEASE, duration -> {})))
        .isInstanceOf(LeasedTrainings.Begun.class);
  }

  @Test
  void failsWhenItTakesTooLong() {
    LeasedTraining training = begun(trainings(leases, Duration.ofMillis(50), duration -> {}));
    Run run = training.finish("test", lingering());

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error().orElseThrow())
        .startsWith("Timed out after")
        .contains("ORCHARD_TRAINING_TIMEOUT_SECONDS");
    assertThat(stored(run.id())).isEqualTo(run);
    assertThat(registry.versions(ACME, PRICE)).isEmpty();
  }

  @Test
  void failsWhenThereAreTooManyRowsAndSaysWhatToRaise() {
    LeasedTrainings trainings =
        new LeasedTrainings(registry, leases, TrainingLimits.of(LEASE, 499));
    opened.add(trainings);
    Run run = begun(trainings).finish("test", ProgressListener.none());

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error().orElseThrow()).contains("499 rows", "ORCHARD_TRAINING_MAX_ROWS");
    assertThat(registry.versions(ACME, PRICE)).isEmpty();
  }

  @Test
  void failsWhenTheRowsTakeTooMuchMemoryAndSaysWhatToRaise() {
    LeasedTrainings trainings =
        new LeasedTrainings(registry, leases, new TrainingLimits(LEASE, 1_000, 7_999));
    opened.add(trainings);
    Run run = begun(trainings).finish("test", ProgressListener.none());

    assertThat(run.status()).isEqualTo(Run.Status.FAILED);
    assertThat(run.error().orElseThrow()).contains("-Xmx");
  }

  @Test
  void stopsWhenSomebodyAsksThroughTheStore() {
    Leases brief = new Leases(store, Clock.systemUTC(), Duration.ofMillis(600));
    LeasedTraining training = begun(trainings(brief, LEASE, duration -> {}));
    brief.requestStop(ACME, PRICE, training.run().id(), "ann");
    Run run = training.finish("test", lingering());

    assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(run.error()).contains("Cancelled by ann");
  }

  @Test
  void doesNotBeginWhatWasStoppedBefore() {
    LeasedTraining training = begun();
    training.stop(Run.Status.INTERRUPTED, "The process was stopped");

    Run run = training.finish("test", ProgressListener.none());
    assertThat(run.error()).contains("The process was stopped");
    assertThat(run.activity()).isEmpty();
  }

  @Test
  void publishesNothingOnceItWasOvertaken() {
    LeasedTraining training = begun();
    Run run =
        training.finish(
            "test",
            (phase, done, total) -> {
              if (phase.equals("publishing")) {
                now.set(now.get().plus(LEASE));
                leases.acquire(ACME, PRICE, RunId.at(now.get(), 2));
              }
            });

    assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(run.error().orElseThrow()).contains("silent for too long");
    assertThat(registry.versions(ACME, PRICE)).isEmpty();
  }

  @Test
  void marksTheRunInterruptedThatItTakesOverFrom() {
    RunId dead = begun().run().id();
    assertThat(stored(dead).status()).isEqualTo(Run.Status.RUNNING);
    now.set(now.get().plus(LEASE));
    Run next = begun().finish("test", ProgressListener.none());

    assertThat(stored(dead).status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(next.status()).isEqualTo(Run.Status.SUCCEEDED);
  }

  @Test
  void storesItsEndOnceStorageWorksAgain() {
    List<Duration> pauses = new ArrayList<>();
    LeasedTraining training =
        begun(
            trainings(
                leases,
                LEASE,
                duration -> {
                  pauses.add(duration);
                  store.fillUpAt(key -> pauses.size() < 3);
                }));
    store.fillUpAt(key -> true);
    Run run = training.finish("test", ProgressListener.none());

    assertThat(pauses).hasSize(3);
    assertThat(stored(run.id()).status()).isEqualTo(Run.Status.FAILED);
    assertThat(stored(run.id()).error()).contains("Storage cannot be used now");
  }

  @Test
  void givesUpStoringItsEndAtLastAndIsShownAsInterrupted() {
    LeasedTraining training = begun();
    store.fillUpAt(key -> key.contains("/runs/"));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> training.finish("test", ProgressListener.none()));
    assertThat(registry.getRun(ACME, PRICE, training.run().id()).status())
        .isEqualTo(Run.Status.INTERRUPTED);
  }

  @Test
  void canChangeNothingOnceItIsAbandoned() {
    LeasedTraining training = begun();
    Run run =
        training.finish(
            "test",
            (phase, done, total) -> {
              if (phase.equals("publishing")) {
                CompletableFuture.runAsync(() -> training.abandon("The process was stopped"))
                    .join();
                Thread.interrupted(); // as a training that does not notice
              }
            });

    assertThat(run.status()).isEqualTo(Run.Status.INTERRUPTED);
    assertThat(registry.versions(ACME, PRICE)).isEmpty();
  }
}
