package dev.orchard.functions.predict;

import dev.orchard.model.Violations;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.RowReader;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.registry.LoadedModel;
import dev.orchard.registry.ModelCache;
import dev.orchard.serving.ModelResolver;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionRequest;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import java.io.IOException;

/** One request, one prediction: parse, find the model, score, write. */
final class PredictHandler implements Handler {
  /** How an answer's members are written. */
  @FunctionalInterface
  interface Dialect {
    void write(
        JsonOutput output, PredictionRequest request, Manifest manifest, Prediction prediction);
  }

  private final OptionReader options;
  private final ModelResolver models;
  private final Dialect dialect;

  PredictHandler(OptionReader options, ModelCache cache, Dialect dialect) {
    this.options = options;
    this.models = new ModelResolver(cache);
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
    violations.throwIfAny();
    Prediction prediction = model.scorer().score(row, request.options().scoring());
    exchange.respondJson(
        200,
        output -> {
          output.beginObject();
          dialect.write(output, request, model.manifest(), prediction);
          output.endObject();
        });
  }
}
