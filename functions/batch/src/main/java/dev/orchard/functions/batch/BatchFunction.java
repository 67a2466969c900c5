package dev.orchard.functions.batch;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.serving.Installation;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.serving.OptionReader;
import dev.orchard.web.Handler;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.Route;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;

/** Predicts for many rows of features; the entry point of the function {@code batch}. */
public final class BatchFunction implements HttpFunction {
  private final WebApplication application;

  /** What the host calls. */
  public BatchFunction() {
    this(Installation.ofProcess());
  }

  BatchFunction(Installation installation) {
    OptionReader options = new OptionReader(installation.requestDefaults());
    BatchHandler own = new BatchHandler(options, installation.cache(), BatchDialect.OWN);
    BatchHandler leadScoring =
        new BatchHandler(options, installation.cache(), BatchDialect.LEAD_SCORING);
    SqlHandler sql = new SqlHandler(options, installation.cache());
    application =
        WebApplication.builder(installation.webSettings())
            .route(route("/", new RootHandler(own, sql)).withErrorMessages())
            .route(route("/batch_predict", own))
            .route(
                Route.of(HttpMethod.POST, "/bigquery_predict", Role.PREDICT, sql)
                    .withErrorMessages())
            .route(route("/api/v1/batch_predict", leadScoring))
            .route(MetricsRoute.of(installation.metrics()))
            .build();
  }

  private static Route route(String template, Handler handler) {
    return Route.of(HttpMethod.POST, template, Role.PREDICT, handler).consuming(Format.accepted());
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
