package dev.orchard.functions.predict;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.serving.Installation;
import dev.orchard.serving.LeadScoringJson;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionJson;
import dev.orchard.web.HttpMethod;
import dev.orchard.web.WebApplication;
import dev.orchard.web.access.Role;

/** Predicts for one row of features; the entry point of the function {@code predict}. */
public final class PredictFunction implements HttpFunction {
  private final WebApplication application;

  /** What the host calls. */
  public PredictFunction() {
    this(Installation.ofProcess());
  }

  PredictFunction(Installation installation) {
    OptionReader options = new OptionReader(installation.requestDefaults());
    PredictHandler own =
        new PredictHandler(
            options,
            installation.cache(),
            (output, request, model, prediction) ->
                PredictionJson.write(
                    output, model, prediction, request.features(), request.context()));
    PredictHandler leadScoring =
        new PredictHandler(
            options,
            installation.cache(),
            (output, request, model, prediction) ->
                LeadScoringJson.write(output, model, prediction));
    application =
        WebApplication.builder(installation.webSettings())
            .route(HttpMethod.POST, "/", Role.PREDICT, own)
            .route(HttpMethod.POST, "/predict", Role.PREDICT, own)
            .route(HttpMethod.POST, "/api/v1/predict", Role.PREDICT, leadScoring)
            .route(MetricsRoute.of(installation.metrics()))
            .build();
  }

  @Override
  public void service(HttpRequest request, HttpResponse response) throws Exception {
    application.service(request, response);
  }
}
