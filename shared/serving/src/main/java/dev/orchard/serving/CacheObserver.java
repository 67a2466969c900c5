package dev.orchard.serving;

import dev.orchard.model.ModelReference;
import dev.orchard.registry.CacheFailure;
import dev.orchard.registry.CacheListener;
import dev.orchard.registry.CacheStatus;
import dev.orchard.registry.LoadedVersion;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Metrics;
import dev.orchard.web.observation.Severity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Tells log and metrics what the model cache does. */
final class CacheObserver implements CacheListener {
  private final JsonLog log;
  private final Metrics metrics;
  private final LongAdder loads = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final LongAdder refreshes = new LongAdder();
  private final LongAdder failures = new LongAdder();

  CacheObserver(JsonLog log, Metrics metrics) {
    this.log = log;
    this.metrics = metrics;
    metrics.counter("ml_model_cache_loads_total", "Versions read from storage.", loads::sum);
    metrics.counter("ml_model_cache_evictions_total", "Versions let go.", evictions::sum);
    metrics.counter("ml_model_cache_refreshes_total", "Pointers read again.", refreshes::sum);
    metrics.counter("ml_model_cache_failures_total", "Reads that failed.", failures::sum);
  }

  /** Shows what is held whenever the metrics are read. */
  void showStatus(Supplier<CacheStatus> status) {
    metrics.gauge("ml_model_cache_versions", "Versions held.", () -> status.get().versions());
    metrics.gauge(
        "ml_model_cache_bytes", "Memory of the versions held, bytes.", () -> status.get().bytes());
    metrics.gauge(
        "ml_model_cache_stale",
        "Whether storage fails and the last good versions serve (1) or not (0).",
        () -> status.get().failingSince().isPresent() ? 1 : 0);
  }

  @Override
  public void loaded(LoadedVersion version, Duration took) {
    loads.increment();
    log.event(Severity.INFO)
        .message("Loaded " + name(version) + " in " + took.toMillis() + " ms")
        .write();
  }

  @Override
  public void refreshed(ModelReference reference, boolean changed) {
    refreshes.increment();
    if (changed) {
      log.info(reference + " is served by another version now");
    }
  }

  @Override
  public void failed(ModelReference reference, CacheFailure failure, RuntimeException cause) {
    failures.increment();
    if (failure == CacheFailure.NOT_FOUND) {
      // Clients may ask for anything; that is no event of ours.
      return;
    }
    log.event(Severity.WARNING)
        .message(reference + " could not be read: " + failure, cause)
        .field("cache_failure", failure.name().toLowerCase(Locale.ROOT))
        .labels(
            Map.of(
                "organization", reference.organization().value(),
                "model", reference.model().value()))
        .write();
  }

  @Override
  public void evicted(LoadedVersion version) {
    evictions.increment();
    log.info("Let go of " + name(version));
  }

  private static String name(LoadedVersion version) {
    return version.organization() + "/" + version.model() + " " + version.version();
  }
}
