package dev.orchard.registry;

import static dev.orchard.registry.Samples.CHAMPION;
import static dev.orchard.registry.Samples.MODEL;
import static dev.orchard.registry.Samples.ORGANIZATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orchard.model.Alias;
import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.Selector;
import dev.orchard.model.UnavailableException;
import dev.orchard.model.VersionId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModelCacheTest {
  private static final Duration INTERVAL = Duration.ofSeconds(30);
  private static final Duration MOMENT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final MutableClock clock = new MutableClock();
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final List<String> heard = new ArrayList<>();
  private FaultyObjectStore store;
  private ModelRegistry registry;
  private ModelCache cache;

  @BeforeEach
  void open() {
    store = new FaultyObjectStore(new FileObjectStore(folder));
    registry = new ModelRegistry(store, clock);
    cache = cache(10, Long.MAX_VALUE);
  }

  @Test
  void readsStorageOnceForManyRequests() {
    champion(MODEL, 1);
    for (int i = 0; i < 10; i++) {
      assertThat(Samples.prediction(cache.get(CHAMPION))).isEqualTo(1);
    }

    assertThat(store.readsOf("model.json")).isEqualTo(readsOfOnePromotion() + 1);
  }

  @Test
  void servesTheOldVersionUntilTheNewOneIsReady() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    champion(MODEL, 2);
    clock.advance(INTERVAL);

    assertThat(Samples.prediction(cache.get(CHAMPION))).isEqualTo(1);
    assertThat(background).hasSize(1);
    runBackground();
    assertThat(Samples.prediction(cache.get(CHAMPION))).isEqualTo(2);
    assertThat(heard)
        .containsExactly("loaded 1", "loaded 2", "evicted 1", "refreshed champion true");
  }

  @Test
  void doesNotLookForNewsBeforeTheIntervalIsOver() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    clock.advance(INTERVAL.minusMillis(1));
    cache.get(CHAMPION);

    assertThat(background).isEmpty();
  }

  @Test
  void refreshesOncePerIntervalHoweverManyAsk() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    clock.advance(INTERVAL);
    for (int i = 0; i < 5; i++) {
      cache.get(CHAMPION);
    }

    assertThat(background).hasSize(1);
    runBackground();
    cache.get(CHAMPION);
    assertThat(background).isEmpty();
  }

  @Test
  void keepsTheLastGoodVersionWhileStorageFailsAndSaysSinceWhen() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    store.breakDown();
    clock.advance(INTERVAL);
    refresh();
    Instant failed = clock.instant();
    clock.advance(INTERVAL);
    refresh();

    LoadedModel model = cache.get(CHAMPION);
    assertThat(Samples.prediction(model)).isEqualTo(1);
    assertThat(model.staleSince()).contains(failed);
    CacheStatus status = cache.status();
    assertThat(status.failingSince()).contains(failed);
    assertThat(status.failure()).contains(CacheFailure.STORAGE_UNAVAILABLE);
    assertThat(status.entries().get(0).staleSince()).contains(failed);
  }

  @Test
  void isNoLongerStaleOnceStorageAnswersAgain() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    store.breakDown();
    clock.advance(INTERVAL);
    refresh();
    store.recover();
    clock.advance(INTERVAL);
    refresh();

    assertThat(cache.get(CHAMPION).isStale()).isFalse();
    assertThat(cache.status().failingSince()).isEmpty();
    assertThat(cache.status().entries().get(0).failure()).isEmpty();
  }

  @Test
  void keepsTheOldVersionWhenTheNewOneIsDamaged() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    champion(MODEL, 2);
    store.alter(
        found ->
            found.map(
                object -> object.bytes()[0] == '{' ? object : new StoredObject(new byte[3], 1)));
    clock.advance(INTERVAL);
    refresh();

    assertThat(Samples.prediction(cache.get(CHAMPION))).isEqualTo(1);
    assertThat(cache.status().entries().get(0).failure()).contains(CacheFailure.CORRUPT);
    assertThat(heard).contains("failed CORRUPT");
  }

  @Test
  void doesNotBelieveThatAWholeModelIsGone() {
    champion(MODEL, 1);
    cache.get(CHAMPION);
    store.empty();
    clock.advance(INTERVAL);
    refresh();

    assertThat(Samples.prediction(cache.get(CHAMPION))).isEqualTo(1);
    assertThat(cache.get(CHAMPION).isStale()).isTrue();
  }

  @Test
  void forgetsAnAliasThatWasTakenAway() {
    VersionId version = champion(MODEL, 1);
    registry.promote(ORGANIZATION, MODEL, version, Alias.CHALLENGER, "ann", "");
    ModelReference challenger =
        new ModelReference(ORGANIZATION, MODEL, new Selector.ByAlias(Alias.CHALLENGER));
    cache.get(challenger);
    registry.removeAlias(ORGANIZATION, MODEL, Alias.CHALLENGER, "ann", "");
    clock.advance(INTERVAL);
    cache.get(challenger);
    runBackground();

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> cache.get(challenger));
  }

  @Test
  void forgetsAFixedVersionThatWasDeleted() {
    champion(MODEL, 1);
    VersionId old = registry.publish(ORGANIZATION, MODEL, Samples.predicting(2));
    ModelReference fixed = new ModelReference(ORGANIZATION, MODEL, new Selector.ByVersion(old));
    cache.get(fixed);
    registry.delete(ORGANIZATION, MODEL, old, Duration.ZERO, "ann", "");
    clock.advance(INTERVAL);
    cache.get(fixed);
    runBackground();

    assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> cache.get(fixed));
  }

  @Test
  void holdsAVersionOnceForAllReferencesToIt() {
    VersionId version = champion(MODEL, 1);
    ModelReference fixed = new ModelReference(ORGANIZATION, MODEL, new Selector.ByVersion(version));

    assertThat(cache.get(fixed).loaded()).isSameAs(cache.get(CHAMPION).loaded());
    assertThat(cache.status().versions()).isEqualTo(1);
    assertThat(cache.status().entries()).hasSize(2);
  }

  @Test
  void letsTheLeastRecentlyUsedGoWhenThereAreTooMany() {
    cache = cache(2, Long.MAX_VALUE);
    ModelReference first = served("first", 1);
    ModelReference second = served("second", 2);
    cache.get(first);
    clock.advance(Duration.ofSeconds(1));
    cache.get(second);
    clock.advance(Duration.ofSeconds(1));
    cache.get(first);
    clock.advance(Duration.ofSeconds(1));
    cache.get(served("third", 3));

    assertThat(heard).contains("evicted 2").doesNotContain("evicted 1");
    assertThat(cache.status().versions()).isEqualTo(2);
    assertThat(Samples.prediction(cache.get(second))).isEqualTo(2);
  }

  @Test
  void staysWithinItsBytesButHoldsOneVersionOfAnySize() {
    cache = cache(10, 1);
    cache.get(served("first", 1));
    cache.get(served("second", 2));

    assertThat(heard).containsExactly("loaded 1", "loaded 2", "evicted 1");
    assertThat(cache.status().versions()).isEqualTo(1);
  }

  @Test
  void asksStorageOnlyOnceInAWhileForWhatIsNotThere() {
    champion(MODEL, 1);
    ModelReference unknown = ModelReference.champion(ORGANIZATION, new ModelName("unknown"));
    for (int i = 0; i < 3; i++) {
      assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> cache.get(unknown));
    }
    assertThat(store.readsOf("unknown/model.json")).isEqualTo(1);

    served("unknown", 5);
    clock.advance(MOMENT);
    assertThat(Samples.prediction(cache.get(unknown))).isEqualTo(5);
  }

  @Test
  void saysThatStorageFailsWhenNothingGoodIsHeld() {
    store.breakDown();

    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> cache.get(CHAMPION));
    assertThat(cache.status().failure()).contains(CacheFailure.STORAGE_UNAVAILABLE);
  }

  @Test
  void loadsAVersionOnceForRequestsThatComeTogether() throws Exception {
    champion(MODEL, 1);
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    store.beforeGet(
        () -> {
          loading.countDown();
          await(goOn);
        });
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<LoadedModel>> requests = new ArrayList<>();
      requests.add(threads.submit(() -> cache.get(CHAMPION)));
      await(loading);
      for (int i = 0; i < 7; i++) {
        requests.add(threads.submit(() -> cache.get(CHAMPION)));
      }
      goOn.countDown();
      for (Future<LoadedModel> request : requests) {
        assertThat(Samples.prediction(request.get())).isEqualTo(1);
      }
    } finally {
      threads.shutdownNow();
    }
    // Once by the promotion, which verifies it, and once by the cache.
    assertThat(store.readsOf("forest.bin")).isEqualTo(2);
  }

  @Test
  void triesAgainLaterWhenTheExecutorIsFull() {
    champion(MODEL, 1);
    List<Runnable> accepted = new ArrayList<>();
    boolean[] full = {true};
    cache =
        new ModelCache(
            registry,
            new CacheConfiguration(10, Long.MAX_VALUE, INTERVAL),
            clock,
            work -> {
              if (full[0]) {
                throw new RejectedExecutionException();
              }
              accepted.add(work);
            },
            CacheListener.none());
    cache.get(CHAMPION);
    clock.advance(INTERVAL);
    assertThat(Samples.prediction(cache.get(CHAMPION))).isEqualTo(1);
    full[0] = false;
    cache.get(CHAMPION);

    assertThat(accepted).hasSize(1);
  }

  @Test
  void answersHitsWithTheVeryObjectItHolds() {
    champion(MODEL, 1);

    assertThat(cache.preload(CHAMPION)).isSameAs(cache.get(CHAMPION)).isSameAs(cache.get(CHAMPION));
  }

  private ModelCache cache(int models, long bytes) {
    return new ModelCache(
        registry,
        new CacheConfiguration(models, bytes, INTERVAL),
        clock,
        background::add,
        new Listener());
  }

  private VersionId champion(ModelName model, double number) {
    VersionId version = registry.publish(ORGANIZATION, model, Samples.predicting(number));
    registry.promote(ORGANIZATION, model, version, Alias.CHAMPION, "ann", "because");
    return version;
  }

  private ModelReference served(String name, double number) {
    ModelName model = new ModelName(name);
    champion(model, number);
    return ModelReference.champion(ORGANIZATION, model);
  }

  private void refresh() {
    cache.get(CHAMPION);
    runBackground();
  }

  private void runBackground() {
    while (!background.isEmpty()) {
      background.remove().run();
    }
  }

  /** The pointer is read once before it is moved. */
  private static int readsOfOnePromotion() {
    return 1;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private final class Listener implements CacheListener {
    @Override
    public void loaded(LoadedVersion version, Duration took) {
      heard.add("loaded " + Math.round(Samples.prediction(version)));
    }

    @Override
    public void refreshed(ModelReference reference, boolean changed) {
      heard.add("refreshed " + reference.selector() + " " + changed);
    }

    @Override
    public void failed(ModelReference reference, CacheFailure failure, RuntimeException cause) {
      heard.add("failed " + failure);
    }

    @Override
    public void evicted(LoadedVersion version) {
      heard.add("evicted " + Math.round(Samples.prediction(version)));
    }
  }
}
