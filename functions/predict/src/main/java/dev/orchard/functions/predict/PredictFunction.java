package dev.orchard.functions.predict;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.serving.ExplanationJson;
import dev.orchard.serving.ExplanationRequest;
import dev.orchard.serving.Installation;
import dev.orchard.serving.LeadScoringJson;
import dev.orchard.serving.MetricsRoute;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionJson;
import dev.orchard.serving.PredictionRequest;
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
            options, installation.cache(), ExplanationRequest::of, PredictFunction::write);
    // That service always told contributions, asked or not.
    PredictHandler leadScoring =
        new PredictHandler(
            options,
            installation.cache(),
            ExplanationRequest::orAllOf,
            (output, request, model, answer) -> {
              LeadScoringJson.write(output, model, answer.prediction(), answer.explanation());
              answer.counterfactuals().ifPresent(found -> ExplanationJson.write(output, found));
            });
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

  private static void write(
      JsonOutput output, PredictionRequest request, Manifest model, PredictHandler.Answer answer) {
    PredictionJson.write(output, model, answer.prediction(), request.features(), request.context());
    answer.explanation().ifPresent(explanation -> ExplanationJson.write(output, explanation));
    answer.counterfactuals().ifPresent(found -> ExplanationJson.write(output, found));
  }
}
