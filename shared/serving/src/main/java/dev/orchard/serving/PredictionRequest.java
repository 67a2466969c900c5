package dev.orchard.serving;

import dev.orchard.model.MalformedInputException;
import dev.orchard.model.Violations;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonValue;
import java.util.Optional;

/**
 * A request for one prediction.
 *
 * @param options of which model and how
 * @param features as sent: an object by name or an array by position; null if there were none,
 *     which is a violation to be found when they are read
 * @param context whatever the client wants back with the answer
 * @param counterfactual what the client could change to be answered otherwise
 */
public record PredictionRequest(
    PredictionOptions options,
    JsonValue features,
    Optional<JsonValue> context,
    Optional<CounterfactualRequest> counterfactual) {

  /**
   * Reads a request whose members may come in any order.
   *
   * @param violations takes what does not fit; the features' violations belong to it too, so that a
   *     client learns all at once
   * @throws MalformedInputException if it is no object
   * @throws dev.orchard.model.InvalidInputException if it is not clear which model is asked for
   */
  public static PredictionRequest read(
      JsonValue request, OptionReader optionReader, Violations violations) {
    if (!(request instanceof JsonObject object)) {
      throw new MalformedInputException("A JSON object is expected, found " + request.describe());
    }
    JsonObjectReader reader = new JsonObjectReader(object, "$", violations);
    Optional<JsonValue> features = reader.optionalValue("features");
    Optional<JsonValue> context = reader.optionalValue("context");
    Optional<CounterfactualRequest> counterfactual = CounterfactualRequest.read(reader);
    PredictionOptions options = optionReader.read(reader);
    reader.refuseUnknown();
    return new PredictionRequest(options, features.orElse(null), context, counterfactual);
  }
}
