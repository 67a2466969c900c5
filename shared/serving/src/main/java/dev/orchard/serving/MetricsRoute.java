package dev.orchard.serving;

import dev.orchard.web.Exchange;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.Route;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * {@code GET /metrics}, which every function answers: deployed by itself, each counts only what it
 * has done itself.
 */
public final class MetricsRoute {
  private MetricsRoute() {}

  /**
   * The route.
   *
   * <p>Labels name the models of all organizations, so the caller must be let in to all of them.
   */
  public static Route of(Metrics metrics) {
    return Route.of(HttpMethod.GET, "/metrics", Role.READ, exchange -> respond(metrics, exchange));
  }

  private static void respond(Metrics metrics, Exchange exchange) throws IOException {
    exchange.caller().requireEveryOrganization();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    metrics.write(text);
    exchange.responseHeader("Cache-Control", "no-store");
    exchange.respondBytes(200, Metrics.CONTENT_TYPE, text.toByteArray());
  }
}
