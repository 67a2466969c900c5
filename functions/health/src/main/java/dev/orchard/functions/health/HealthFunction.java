package dev.orchard.functions.health;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.serving.Installation;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;

/** Liveness, readiness and metrics; the entry point of the function {@code health}. */
public final class HealthFunction implements HttpFunction {
  private final WebApplication application;

  /** What the host calls. */
  public HealthFunction() {
    this(Installation.ofProcess());
  }

  HealthFunction(Installation installation) {
    HealthHandler health = new HealthHandler(installation);
    application =
        WebApplication.builder(installation.webSettings())
            .route(HttpMethod.GET, "/", Role.PUBLIC, health)
            .route(HttpMethod.GET, "/health", Role.PUBLIC, health)
            .route(HttpMethod.GET, "/health/live", Role.PUBLIC, health::live)
            .route(HttpMethod.GET, "/health/ready", Role.PUBLIC, health::ready)
            .route(MetricsRoute.of(installation.metrics()))
            .build();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
