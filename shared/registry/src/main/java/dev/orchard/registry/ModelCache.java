package dev.orchard.registry;

import dev.orchard.model.ModelName;
import dev.orchard.model.ModelReference;
import dev.orchard.model.NotFoundException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.VersionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * The models that answer requests.
 *
 * <p>A request for what is held takes no lock, waits for nothing and allocates nothing. If the
 * pointer behind it was read longer ago than the refresh interval, the executor reads it again;
 * should it name another version, that is loaded, verified and warmed up while the old one serves,
 * and only then do the two change places. When storage fails, what is held goes on serving and says
 * since when it is {@linkplain LoadedModel#staleSince stale}.
 *
 * <p>A request for what is not held loads it; others that want the same wait for that one load, and
 * no version is ever loaded twice at once. What could not be loaded is remembered for seconds. The
 * least recently used go when there are too many versions or bytes.
 */
public final class ModelCache implements AutoCloseable {
  /** How many references (aliases, fixed versions) may point to the versions held. */
  private static final int REFERENCES_A_MODEL = 8;

  private final ModelRegistry registry;
  private final CacheConfiguration configuration;
  private final Clock clock;
  private final Executor executor;
  private final CacheListener listener;
  private final ConcurrentMap<ModelReference, CacheSlot> slots = new ConcurrentHashMap<>();
  private final SingleFlight<ModelReference, LoadedModel> references = new SingleFlight<>();
  private final SingleFlight<VersionKey, LoadedVersion> versions = new SingleFlight<>();
  private final RecentFailures failures = new RecentFailures();
  private final Object admission = new Object();
  private volatile Optional<Failing> failing = Optional.empty();

  private record VersionKey(OrganizationId organization, ModelName model, VersionId version) {
    static VersionKey of(LoadedVersion loaded) {
      return new VersionKey(loaded.organization(), loaded.model(), loaded.version());
    }
  }

  private record Failing(Instant since, CacheFailure why) {}

  /**
   * A cache that holds nothing yet.
   *
   * @param executor runs refreshes; not closed by the cache
   */
  public ModelCache(
      ModelRegistry registry,
      CacheConfiguration configuration,
      Clock clock,
      Executor executor,
      CacheListener listener) {
    this.registry = registry;
    this.configuration = configuration;
    this.clock = clock;
    this.executor = executor;
    this.listener = listener;
  }

  /**
   * What answers requests for the reference now.
   *
   * @throws NotFoundException if there is no such model, alias or version
   * @throws CorruptVersionException if it is damaged and nothing good is held
   * @throws dev.orchard.model.UnavailableException if storage fails and nothing good is held
   */
  public LoadedModel get(ModelReference reference) {
    CacheSlot slot = slots.get(reference);
    if (slot == null) {
      failures.rethrow(reference, clock.millis());
      return references.fly(reference, () -> load(reference));
    }
    long now = clock.millis();
    slot.noteUse(now);
    if (slot.isDue(now, configuration.refreshInterval().toMillis()) && slot.claim()) {
      refreshSoon(slot);
    }
    return slot.model();
  }

  /** Loads what is not held and warms it up, so that the first request finds it ready. */
  public LoadedModel preload(ModelReference reference) {
    LoadedModel model = get(reference);
    WarmUp.run(model.loaded());
    return model;
  }

  private LoadedModel load(ModelReference reference) {
    CacheSlot present = slots.get(reference);
    if (present != null) {
      return present.model(); // Another load ended between the look and the flight.
    }
    try {
      VersionId version = registry.resolve(reference);
      LoadedVersion loaded = version(reference, version);
      Instant now = clock.instant();
      LoadedModel model = new LoadedModel(loaded, now, Optional.empty());
      CacheSlot slot = new CacheSlot(reference, model, now.toEpochMilli());
      admit(slot);
      failing = Optional.empty();
      return model;
    } catch (RuntimeException e) {
      failures.remember(reference, e, clock.millis());
      noteFailure(reference, e);
      throw e;
    }
  }

  /** The version from another slot that holds it, else from storage. */
  private LoadedVersion version(ModelReference reference, VersionId version) {
    VersionKey key = new VersionKey(reference.organization(), reference.model(), version);
    return held(key).orElseGet(() -> versions.fly(key, () -> held(key).orElseGet(() -> read(key))));
  }

  private Optional<LoadedVersion> held(VersionKey key) {
    for (CacheSlot slot : slots.values()) {
      LoadedVersion loaded = slot.model().loaded();
      if (VersionKey.of(loaded).equals(key)) {
        return Optional.of(loaded);
      }
    }
    return Optional.empty();
  }

  private LoadedVersion read(VersionKey key) {
    Instant begun = clock.instant();
    LoadedVersion loaded = registry.loadToServe(key.organization(), key.model(), key.version());
    listener.loaded(loaded, Duration.between(begun, clock.instant()));
    return loaded;
  }

  private void refreshSoon(CacheSlot slot) {
    try {
      executor.execute(() -> refresh(slot));
    } catch (RejectedExecutionException e) {
      slot.release(); // A later request tries again.
    }
  }

  private void refresh(CacheSlot slot) {
    try {
      Optional<VersionId> meant = meant(slot);
      if (meant.isPresent()) {
        swing(slot, meant.get());
      } else {
        drop(slot);
      }
      failing = Optional.empty();
    } catch (RuntimeException e) {
      slot.fail(CacheFailure.of(e), clock.instant());
      noteFailure(slot.reference(), e);
    } finally {
      slot.release();
    }
  }

  /**
   * The version meant now; empty if the alias was taken away or the version deleted. A whole model
   * that is gone is not believed: models are never deleted, so storage must be out of order.
   */
  private Optional<VersionId> meant(CacheSlot slot) {
    try {
      return Optional.of(registry.resolve(slot.reference()));
    } catch (NotFoundException e) {
      return switch (e.kind()) {
        case ALIAS, VERSION -> Optional.empty();
        case ORGANIZATION, MODEL, RUN -> throw e;
      };
    }
  }

  private void swing(CacheSlot slot, VersionId meant) {
    LoadedModel before = slot.model();
    boolean changed = !before.version().equals(meant);
    if (changed) {
      LoadedVersion loaded = version(slot.reference(), meant);
      WarmUp.run(loaded);
      slot.succeed(new LoadedModel(loaded, clock.instant(), Optional.empty()), clock.millis());
      releaseUnused(before.loaded());
      makeRoom(slot);
    } else {
      LoadedModel fresh =
          before.isStale()
              ? new LoadedModel(before.loaded(), before.loadedAt(), Optional.empty())
              : before;
      slot.succeed(fresh, clock.millis());
    }
    listener.refreshed(slot.reference(), changed);
  }

  private void drop(CacheSlot slot) {
    slots.remove(slot.reference(), slot);
    releaseUnused(slot.model().loaded());
  }

  private void noteFailure(ModelReference reference, RuntimeException cause) {
    CacheFailure why = CacheFailure.of(cause);
    if (why == CacheFailure.STORAGE_UNAVAILABLE) {
      Instant since = failing.map(Failing::since).orElseGet(clock::instant);
      failing = Optional.of(new Failing(since, why));
    }
    listener.failed(reference, why, cause);
  }

  private void admit(CacheSlot slot) {
    slots.put(slot.reference(), slot);
    makeRoom(slot);
  }

  /** Lets the least recently used go until the rest fits; the newest stays whatever its size. */
  private void makeRoom(CacheSlot newest) {
    synchronized (admission) {
      Map<VersionKey, LoadedVersion> held = heldVersions();
      while (isTooMuch(held)) {
        Optional<CacheSlot> oldest =
            slots.values().stream()
                .filter(slot -> slot != newest)
                .min(Comparator.comparingLong(CacheSlot::usedAtMillis));
        if (oldest.isEmpty()) {
          return;
        }
        drop(oldest.get());
        held = heldVersions();
      }
    }
  }

  private boolean isTooMuch(Map<VersionKey, LoadedVersion> held) {
    return held.size() > configuration.maxModels()
        || bytes(held) > configuration.maxBytes()
        || slots.size() > (long) configuration.maxModels() * REFERENCES_A_MODEL;
  }

  private void releaseUnused(LoadedVersion version) {
    if (held(VersionKey.of(version)).isEmpty()) {
      listener.evicted(version);
    }
  }

  private Map<VersionKey, LoadedVersion> heldVersions() {
    Map<VersionKey, LoadedVersion> held = new HashMap<>();
    for (CacheSlot slot : slots.values()) {
      LoadedVersion loaded = slot.model().loaded();
      held.put(VersionKey.of(loaded), loaded);
    }
    return held;
  }

  private static long bytes(Map<VersionKey, LoadedVersion> held) {
    return held.values().stream().mapToLong(LoadedVersion::sizeInBytes).sum();
  }

  /** What is held and whether storage answers. */
  public CacheStatus status() {
    List<CacheStatus.Entry> entries = slots.values().stream().map(CacheSlot::status).toList();
    Map<VersionKey, LoadedVersion> held = heldVersions();
    Optional<Failing> now = failing;
    return new CacheStatus(
        entries, held.size(), bytes(held), now.map(Failing::since), now.map(Failing::why));
  }

  /** Lets everything go. The executor is its owner's to close. */
  @Override
  public void close() {
    slots.clear();
  }
}
