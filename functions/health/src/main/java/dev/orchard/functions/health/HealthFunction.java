package dev.orchard.functions.health;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.serving.Installation;
import dev.orchard.web.Exchange;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.Metrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Liveness, readiness and metrics; the entry point of the function {@code health}. */
public final class HealthFunction implements HttpFunction {
  private final Metrics metrics;
  private final WebApplication application;

  /** What the host calls. */
  public HealthFunction() {
    this(Installation.ofProcess());
  }

  HealthFunction(Installation installation) {
    metrics = installation.metrics();
    HealthHandler health = new HealthHandler(installation);
    application =
        WebApplication.builder(installation.webSettings())
            .route(HttpMethod.GET, "/", Role.PUBLIC, health)
            .route(HttpMethod.GET, "/health", Role.PUBLIC, health)
            .route(HttpMethod.GET, "/health/live", Role.PUBLIC, health::live)
            .route(HttpMethod.GET, "/health/ready", Role.PUBLIC, health::ready)
            .route(HttpMethod.GET, "/metrics", Role.READ, this::metrics)
            .build();
  }

  private void metrics(Exchange exchange) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    metrics.write(text);
    exchange.respondBytes(200, Metrics.CONTENT_TYPE, text.toByteArray());
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
