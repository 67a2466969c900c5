package dev.orchard.registry;

import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.Alias;
import dev.orchard.model.RunId;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.VersionId;
import dev.orchard.model.manifest.Run;
import dev.orchard.model.manifest.RunActivity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeasesTest {
  private static final Duration DURATION = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock();
  private final RunId first = RunId.at(clock.instant(), 1);
  private final RunId second = RunId.at(clock.instant(), 2);
  private FaultyObjectStore store;
  private Leases leases;
  private ModelRegistry registry;

  @BeforeEach
  void open() {
    store = new FaultyObjectStore(new FileObjectStore(folder));
    leases = new Leases(store, clock, DURATION);
    registry = new ModelRegistry(store, clock);
  }

  private Lease acquire(RunId run) {
    return ((Leases.Acquired) leases.acquire(ORGANIZATION, MODEL, run)).lease();
  }

  private boolean isHeldBy(RunId run) {
    return leases.isHeldBy(ORGANIZATION, MODEL, run);
  }

  @Test
  void isHeldByOneRunAtATime() {
    acquire(first);

    assertThat(leases.acquire(ORGANIZATION, MODEL, second)).isEqualTo(new Leases.Held(first));
    assertThat(isHeldBy(first)).isTrue();
    assertThat(isHeldBy(second)).isFalse();
  }

  @Test
  void canBeHeldAgainOnceItIsGivenBack() {
    acquire(first).close();

    assertThat(isHeldBy(first)).isFalse();
    assertThat(leases.acquire(ORGANIZATION, MODEL, second))
        .isInstanceOfSatisfying(
            Leases.Acquired.class, acquired -> assertThat(acquired.before()).isEmpty());
  }

  @Test
  void isTakenOverFromAHolderThatFellSilent() {
    acquire(first);
    clock.advance(DURATION);

    assertThat(leases.acquire(ORGANIZATION, MODEL, second))
        .isInstanceOfSatisfying(
            Leases.Acquired.class, acquired -> assertThat(acquired.before()).contains(first));
  }

  @Test
  void lastsAsLongAsItIsRenewed() {
    Lease lease = acquire(first);
    for (int i = 0; i < 5; i++) {
      clock.advance(DURATION.minusSeconds(1));
      assertThat(lease.renew()).isEmpty();
    }

    assertThat(leases.acquire(ORGANIZATION, MODEL, second)).isInstanceOf(Leases.Held.class);
  }

  @Test
  void mayBeRenewedLateIfNobodyTookItOver() {
    Lease lease = acquire(first);
    clock.advance(DURATION.multipliedBy(3));
    lease.renew();

    assertThat(isHeldBy(first)).isTrue();
  }

  @Test
  void tellsAFormerHolderThatItWasOvertaken() {
    Lease lost = acquire(first);
    clock.advance(DURATION);
    acquire(second);

    assertThatExceptionOfType(LeaseLostException.class).isThrownBy(lost::renew);
    assertThatExceptionOfType(LeaseLostException.class).isThrownBy(lost::requireHeld);
    lost.close();
    assertThat(isHeldBy(second)).as("closing a lost lease leaves the other's alone").isTrue();
  }

  @Test
  void tellsTheHolderWhoWantsItToStop() {
    Lease lease = acquire(first);

    assertThat(leases.requestStop(ORGANIZATION, MODEL, first, "ann")).isTrue();
    assertThat(lease.renew()).contains("ann");
    assertThat(leases.requestStop(ORGANIZATION, MODEL, second, "ann")).isFalse();
  }

  @Test
  void isHeldThoughTheAnswerOfTheStoreWasLost() {
    ObjectStore lossy = new LossyObjectStore(store);

    assertThat(new Leases(lossy, clock, DURATION).acquire(ORGANIZATION, MODEL, first))
        .isInstanceOf(Leases.Acquired.class);
  }

  @Test
  void cannotBeTakenWhileStorageFails() {
    store.breakDown();

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> acquire(first));
  }

  @Test
  void takesTheLeaseOverThatNobodyCanRead() {
    store.put(
        Layout.lease(ORGANIZATION, MODEL),
        "{half".getBytes(StandardCharsets.UTF_8),
        Precondition.none());

    acquire(first);
    assertThat(isHeldBy(first)).isTrue();
  }

  @Test
  void isHeldByOneOfManyThatWantItAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Leases.Answer>> tasks =
          IntStream.range(0, 8)
              .<Callable<Leases.Answer>>mapToObj(
                  i -> () -> leases.acquire(ORGANIZATION, MODEL, RunId.at(clock.instant(), i)))
              .toList();
      int acquired = 0;
      for (Future<Leases.Answer> answer : threads.invokeAll(tasks)) {
        acquired += answer.get() instanceof Leases.Acquired ? 1 : 0;
      }
      assertThat(acquired).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void keepsAnOvertakenHolderFromPromoting() {
    VersionId version = registry.publish(ORGANIZATION, MODEL, Samples.predicting(1));
    Lease lost = acquire(first);
    clock.advance(DURATION);
    acquire(second);

    assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> promote(version, lost));
    assertThat(registry.model(ORGANIZATION, MODEL).champion()).isEmpty();
  }

  /** The pause falls between the question and the write: then the write itself must fail. */
  @Test
  void keepsAHolderFromPromotingThatIsOvertakenRightAfterTheQuestion() {
    VersionId late = registry.publish(ORGANIZATION, MODEL, Samples.predicting(1));
    clock.advance(Duration.ofSeconds(1));
    VersionId better = registry.publish(ORGANIZATION, MODEL, Samples.predicting(2));
    Lease lost = acquire(first);
    Fence pausing =
        new Fence() {
          private boolean paused;

          @Override
          public void requireHeld() {
            lost.requireHeld();
            if (!paused) {
              paused = true;
              clock.advance(DURATION);
              promote(better, acquire(second));
            }
          }
        };

    assertThatExceptionOfType(LeaseLostException.class).isThrownBy(() -> promote(late, pausing));
    assertThat(registry.model(ORGANIZATION, MODEL).champion()).contains(better);
  }

  private void promote(VersionId version, Fence fence) {
    registry.promote(ORGANIZATION, MODEL, version, Alias.CHAMPION, "ann", "", fence);
  }

  @Test
  void showsARunAsInterruptedOnceItsHolderIsSilent() {
    acquire(first);
    Instant told = clock.instant().plusSeconds(7);
    registry.putRun(
        Run.started(first, ORGANIZATION, MODEL, clock.instant(), Map.of())
            .withProgress(0.5, new RunActivity("growing trees", 1, 2, told)));
    assertThat(status(first)).isEqualTo(Run.Status.RUNNING);

    clock.advance(DURATION);
    assertThat(status(first)).isEqualTo(Run.Status.INTERRUPTED);
    Run shown = registry.listRuns(ORGANIZATION, MODEL, PageRequest.FIRST).items().get(0);
    assertThat(shown.finished()).contains(told);
    assertThat(shown.error()).isPresent();
  }

  @Test
  void showsARunAsInterruptedWhoseLeaseIsAnothersNow() {
    acquire(first);
    registry.putRun(Run.started(first, ORGANIZATION, MODEL, clock.instant(), Map.of()));
    clock.advance(DURATION);
    acquire(second);

    assertThat(status(first)).isEqualTo(Run.Status.INTERRUPTED);
  }

  private Run.Status status(RunId run) {
    return registry.getRun(ORGANIZATION, MODEL, run).status();
  }

  /** Writes, and says that it could not. */
  private static final class LossyObjectStore implements ObjectStore {
    private final ObjectStore inner;

    LossyObjectStore(ObjectStore inner) {
      this.inner = inner;
    }

    @Override
    public long put(String key, byte[] bytes, Precondition precondition) {
      inner.put(key, bytes, precondition);
      throw new UnavailableException("The answer was lost", Duration.ofSeconds(1));
    }

    @Override
    public Optional<StoredObject> get(String key) {
      return inner.get(key);
    }

    @Override
    public boolean delete(String key, Precondition precondition) {
      return inner.delete(key, precondition);
    }

    @Override
    public Page list(String prefix, String pageToken, int limit) {
      return inner.list(prefix, pageToken, limit);
    }

    @Override
    public Page listFolders(String folder, String pageToken, int limit) {
      return inner.listFolders(folder, pageToken, limit);
    }
  }
}
