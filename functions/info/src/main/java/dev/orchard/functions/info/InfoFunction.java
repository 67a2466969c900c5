package dev.orchard.functions.info;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.serving.Installation;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.web.Handler;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;

/** Models, versions and the contract; the entry point of the function {@code info}. */
public final class InfoFunction implements HttpFunction {
  private final WebApplication application;

  /** What the host calls. */
  public InfoFunction() {
    this(Installation.ofProcess());
  }

  InfoFunction(Installation installation) {
    ModelQuery query = new ModelQuery(installation.registry(), installation.requestDefaults());
    ModelHandlers models = new ModelHandlers(installation.registry(), query);
    LeadScoringHandlers leadScoring =
        new LeadScoringHandlers(installation.registry(), query, models);
    WebApplication.Builder routes = WebApplication.builder(installation.webSettings());
    get(routes, "/", models::info);
    get(routes, "/info", models::info);
    get(routes, "/models", models::models);
    get(routes, "/models/{name}", models::model);
    get(routes, "/models/{name}/versions", models::versions);
    get(routes, "/models/{name}/versions/{version}", models::manifest);
    get(routes, "/models/{name}/versions/{version}/card", models::card);
    get(routes, "/models/{name}/feature-importance", models::importance);
    get(routes, "/api/v1/model/info", leadScoring::info);
    get(routes, "/api/v1/model/versions", leadScoring::versions);
    get(routes, "/api/v1/model/feature-importance", leadScoring::importance);
    addPages(routes, new Pages());
    routes.route(MetricsRoute.of(installation.metrics()));
    application = routes.build();
  }

  private static void get(WebApplication.Builder routes, String template, Handler handler) {
    routes.route(HttpMethod.GET, template, Role.READ, handler);
  }

  private static void addPages(WebApplication.Builder routes, Pages pages) {
    routes.route(HttpMethod.GET, "/openapi.yaml", Role.PUBLIC, pages::contract);
    routes.route(HttpMethod.GET, "/docs", Role.PUBLIC, pages::index);
    for (String name : pages.fileNames()) {
      routes.route(HttpMethod.GET, "/docs/" + name, Role.PUBLIC, pages.file(name));
    }
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
