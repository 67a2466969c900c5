package dev.orchard.functions.predict;

import dev.orchard.model.Violations;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.RowReader;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Counterfactuals;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.registry.LoadedModel;
import dev.orchard.registry.ModelCache;
import dev.orchard.serving.ExplanationRequest;
import dev.orchard.serving.ModelResolver;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionRequest;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One request, one prediction: parse, find the model, score, write. */
final class PredictHandler implements Handler {
  /** How an answer's members are written. */
  @FunctionalInterface
  interface Dialect {
    void write(JsonOutput output, PredictionRequest request, Manifest manifest, Answer answer);
  }

  /** Whether and how a request's prediction is explained. */
  @FunctionalInterface
  interface Explaining {
    Optional<ExplainOptions> of(ExplanationRequest request, Scorer scorer);
  }

  /** Everything an answer says. */
  record Answer(
      Prediction prediction,
      Optional<Explanation> explanation,
      Optional<Counterfactuals> counterfactuals) {}

  private final OptionReader options;
  private final ModelResolver models;
  private final Explaining explaining;
  private final Dialect dialect;

  PredictHandler(OptionReader options, ModelCache cache, Explaining explaining, Dialect dialect) {
    this.options = options;
    this.models = new ModelResolver(cache);
    this.explaining = explaining;
    this.dialect = dialect;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    Violations violations = new Violations();
    PredictionRequest request =
        PredictionRequest.read(Json.parse(exchange.body()), options, violations);
    request.options().timeout().ifPresent(exchange::limitTime);
    LoadedModel model = models.resolve(request.options().model(), exchange);
    Row row = new Row(model.scorer().schema());
    RowReader.read(request.features(), model.scorer().schema(), "$.features", row, violations);
    List<Integer> changeable =
        request
            .counterfactual()
            .map(wanted -> wanted.positions(model.manifest(), violations))
            .orElse(List.of());
    violations.throwIfAny();
    Scorer scorer = model.scorer();
    Optional<ExplainOptions> explain = explaining.of(request.options().explanation(), scorer);
    Answer answer =
        new Answer(
            scorer.score(row, request.options().scoring()),
            explain.map(wanted -> scorer.explain(row, wanted)),
            request
                .counterfactual()
                .map(
                    wanted ->
                        scorer.counterfactuals(
                            row, changeable, wanted.wish(), model.manifest().featureScales())));
    exchange.respondJson(
        200,
        output -> {
          output.beginObject();
          dialect.write(output, request, model.manifest(), answer);
          output.endObject();
        });
  }
}
