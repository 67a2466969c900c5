package dev.orchard.functions.session;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.serving.Installation;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;

/** Opens sessions; the entry point of the function {@code session}. */
public final class SessionFunction implements HttpFunction {
  private final WebApplication application;

  /** What the host calls. */
  public SessionFunction() {
    this(Installation.ofProcess());
  }

  SessionFunction(Installation installation) {
    SessionHandler handler =
        new SessionHandler(
            installation.webSettings().credentials().sessions(),
            installation.configuration().sessionLength(),
            installation.configuration().defaultOrganization(),
            installation.clock(),
            installation.log());
    application =
        WebApplication.builder(installation.webSettings())
            .route(HttpMethod.POST, "/", Role.SESSION, handler)
            .route(HttpMethod.POST, "/session", Role.SESSION, handler)
            .route(MetricsRoute.of(installation.metrics()))
            .build();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
