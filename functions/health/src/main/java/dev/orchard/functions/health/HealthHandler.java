package dev.orchard.functions.health;

import dev.orchard.model.OrganizationId;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.registry.CacheStatus;
import dev.orchard.registry.ModelCache;
import dev.orchard.serving.Installation;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Tells the state of this instance: 200 while it can serve, 503 otherwise. Open to all, so of
 * organizations other than the default one nothing is named.
 */
final class HealthHandler implements Handler {
  private final ModelCache cache;
  private final Readiness readiness;
  private final OrganizationId organization;
  private final Clock clock;

  HealthHandler(Installation installation) {
    this.cache = installation.cache();
    this.readiness = new Readiness(cache, installation.registry(), installation.requestDefaults());
    this.organization = installation.requestDefaults().organization();
    this.clock = installation.clock();
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Readiness.State state = readiness.ask();
    CacheStatus status = cache.status();
    Instant now = clock.instant();
    exchange.responseHeader("Cache-Control", "no-store");
    exchange.respondJson(
        state.isReady() ? 200 : 503,
        output -> {
          output
              .beginObject()
              .member("status", state.isReady() ? "healthy" : "unhealthy")
              .member("model_loaded", state.model().isPresent() || status.versions() > 0)
              .member("timestamp", now.toString())
              .optionalMember("model_version", state.model().map(model -> model.version().value()))
              .member("live", true)
              .member("ready", state.isReady())
              .optionalMember("reason", state.problem());
          writeStorage(output, status);
          writeCache(output, status, now);
          output.endObject();
        });
  }

  /** This process answers; nothing else is asked. */
  void live(Exchange exchange) throws IOException {
    exchange.responseHeader("Cache-Control", "no-store");
    exchange.respondJson(200, output -> output.beginObject().member("live", true).endObject());
  }

  /** Whether this instance can predict. */
  void ready(Exchange exchange) throws IOException {
    Readiness.State state = readiness.ask();
    exchange.responseHeader("Cache-Control", "no-store");
    exchange.respondJson(
        state.isReady() ? 200 : 503,
        output ->
            output
                .beginObject()
                .member("live", true)
                .member("ready", state.isReady())
                .optionalMember("reason", state.problem())
                .endObject());
  }

  private static void writeStorage(JsonOutput output, CacheStatus status) {
    output.objectMember(
        "storage",
        storage ->
            storage
                .member("state", status.failingSince().isPresent() ? "failing" : "ok")
                .optionalMember("failing_since", status.failingSince().map(Instant::toString))
                .optionalMember(
                    "failure",
                    status.failure().map(failure -> failure.name().toLowerCase(Locale.ROOT))));
  }

  private void writeCache(JsonOutput output, CacheStatus status, Instant now) {
    output.objectMember(
        "cache",
        held -> {
          held.member("versions", status.versions()).member("bytes", status.bytes());
          held.name("models").beginArray();
          entries(status).forEach(entry -> write(held, entry, now));
          held.endArray();
        });
  }

  private List<CacheStatus.Entry> entries(CacheStatus status) {
    return status.entries().stream()
        .filter(entry -> entry.reference().organization().equals(organization))
        .sorted(Comparator.comparing(entry -> entry.reference().toString()))
        .toList();
  }

  private static void write(JsonOutput output, CacheStatus.Entry entry, Instant now) {
    output
        .beginObject()
        .member("model", entry.reference().model().value())
        .member("selector", entry.reference().selector().toString())
        .member("version", entry.version().value())
        .member("loaded_at", entry.loadedAt().toString())
        .member("refreshed_at", entry.refreshedAt().toString())
        .member(
            "refresh_age_seconds", Duration.between(entry.refreshedAt(), now).toMillis() / 1000.0)
        .member("stale", entry.staleSince().isPresent())
        .endObject();
  }
}
