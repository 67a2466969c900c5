package dev.orchard.registry;

import dev.orchard.model.ModelReference;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What serves one reference. Read by every request without a lock; written by the one thread that
 * has claimed its refresh.
 */
final class CacheSlot {
  /** Use is noted this coarsely, so that busy threads do not fight for the cache line. */
  private static final long USE_MILLIS = 100;

  private final ModelReference reference;
  private final AtomicBoolean refreshing = new AtomicBoolean();
  private volatile LoadedModel model;
  private volatile long readAtMillis;
  private volatile long usedAtMillis;
  private volatile Optional<CacheFailure> failure = Optional.empty();

  CacheSlot(ModelReference reference, LoadedModel model, long nowMillis) {
    this.reference = reference;
    this.model = model;
    this.readAtMillis = nowMillis;
    this.usedAtMillis = nowMillis;
  }

  ModelReference reference() {
    return reference;
  }

  LoadedModel model() {
    return model;
  }

  void noteUse(long nowMillis) {
    if (Math.abs(nowMillis - usedAtMillis) >= USE_MILLIS) {
      usedAtMillis = nowMillis;
    }
  }

  long usedAtMillis() {
    return usedAtMillis;
  }

  /** Whether the pointer was read longer ago than the interval; also if the clock went back. */
  boolean isDue(long nowMillis, long intervalMillis) {
    return Math.abs(nowMillis - readAtMillis) >= intervalMillis;
  }

  /** Gives the refresh to one caller until {@link #release}. */
  boolean claim() {
    return !refreshing.get() && refreshing.compareAndSet(false, true);
  }

  void release() {
    refreshing.set(false);
  }

  /** Storage said which version is meant; it serves from now on. */
  void succeed(LoadedModel now, long nowMillis) {
    model = now;
    failure = Optional.empty();
    readAtMillis = nowMillis;
  }

  /** Storage did not say; what is here goes on serving, and says since when it is stale. */
  void fail(CacheFailure why, Instant now) {
    LoadedModel last = model;
    if (!last.isStale()) {
      model = new LoadedModel(last.loaded(), last.loadedAt(), Optional.of(now));
    }
    failure = Optional.of(why);
    readAtMillis = now.toEpochMilli();
  }

  CacheStatus.Entry status() {
    LoadedModel current = model;
    return new CacheStatus.Entry(
        reference,
        current.version(),
        current.loadedAt(),
        Instant.ofEpochMilli(readAtMillis),
        current.staleSince(),
        failure);
  }
}
