package dev.orchard.registry;

import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Remembers for a short time what could not be loaded, so that requests for it do not each go to
 * storage. Bounded: when full of fresh failures, further ones are not remembered.
 */
final class RecentFailures {
  private static final int MOST = 1_000;
  private static final Duration ABSENT = Duration.ofSeconds(5);
  private static final Duration UNAVAILABLE = Duration.ofSeconds(1);

  private final ConcurrentMap<ModelReference, Remembered> failures = new ConcurrentHashMap<>();

  private record Remembered(RuntimeException failure, long sinceMillis, long forMillis) {
    boolean isFresh(long nowMillis) {
      return Math.abs(nowMillis - sinceMillis) < forMillis;
    }
  }

  /** Fails as before if that was a moment ago. */
  void rethrow(ModelReference reference, long nowMillis) {
    Remembered remembered = failures.get(reference);
    if (remembered == null) {
      return;
    }
    if (remembered.isFresh(nowMillis)) {
      throw remembered.failure() instanceof NotFoundException absent
          ? new NotFoundException(absent.kind(), absent.name())
          : remembered.failure();
    }
    failures.remove(reference, remembered);
  }

  void remember(ModelReference reference, RuntimeException failure, long nowMillis) {
    if (failures.size() >= MOST) {
      failures.values().removeIf(remembered -> !remembered.isFresh(nowMillis));
    }
    if (failures.size() < MOST) {
      boolean passing = CacheFailure.of(failure) == CacheFailure.STORAGE_UNAVAILABLE;
      long forMillis = (passing ? UNAVAILABLE : ABSENT).toMillis();
      failures.put(reference, new Remembered(failure, nowMillis, forMillis));
    }
  }
}
