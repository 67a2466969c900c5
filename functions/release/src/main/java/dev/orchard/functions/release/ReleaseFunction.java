package dev.orchard.functions.release;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.audit.AuditLogs;
import dev.orchard.serving.Installation;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.AuditLog;

/** Promotes, rolls back and deletes versions; the entry point of the function {@code release}. */
public final class ReleaseFunction implements HttpFunction {
  private final WebApplication application;

  /** What the host calls. */
  public ReleaseFunction() {
    this(Installation.ofProcess());
  }

  ReleaseFunction(Installation installation) {
    this(installation, AuditLogs.of(installation.configuration(), installation.log()));
  }

  ReleaseFunction(Installation installation, AuditLog audit) {
    ReleaseHandlers handlers =
        new ReleaseHandlers(
            installation.registry(),
            installation.requestDefaults(),
            installation.configuration().deleteGrace(),
            audit);
    application =
        WebApplication.builder(installation.webSettings())
            .route(HttpMethod.POST, "/models/{name}/promote", Role.RELEASE, handlers::promote)
            .route(HttpMethod.POST, "/models/{name}/rollback", Role.RELEASE, handlers::rollback)
            .route(
                HttpMethod.DELETE,
                "/models/{name}/versions/{version}",
                Role.RELEASE,
                handlers::delete)
            .route(
                HttpMethod.POST,
                "/models/{name}/versions/{version}/restore",
                Role.RELEASE,
                handlers::restore)
            .route(
                HttpMethod.POST,
                "/api/v1/model/rollback",
                Role.RELEASE,
                handlers::rollbackOfLeadScoring)
            .route(MetricsRoute.of(installation.metrics()))
            .build();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
