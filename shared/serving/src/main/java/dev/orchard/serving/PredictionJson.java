package dev.orchard.serving;

import dev.orchard.model.OrchardException;
import dev.orchard.model.Violation;
import dev.orchard.model.feature.Warning;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.web.Problem;
import java.util.List;
import java.util.Optional;

/** Writes predictions, within an object that its caller begins and ends. */
public final class PredictionJson {
  private PredictionJson() {}

  /** The members of an answer to one request. */
  public static void write(
      JsonOutput output,
      Manifest manifest,
      Prediction prediction,
      JsonValue features,
      Optional<JsonValue> context) {
    writePrediction(output, prediction);
    writeInput(output, features, context);
    writeModel(output, manifest);
    writeWarnings(output, prediction.warnings());
  }

  /** The members of one record of a batch: the model is said once for all of them. */
  public static void writeRecord(
      JsonOutput output, Prediction prediction, JsonValue features, Optional<JsonValue> context) {
    writeInput(output, features, context);
    writeOutcome(output, prediction);
  }

  /** The members that a prediction has by itself, without input and model. */
  public static void writeOutcome(JsonOutput output, Prediction prediction) {
    writePrediction(output, prediction);
    writeWarnings(output, prediction.warnings());
  }

  /** The members of a record that could not be scored. */
  public static void writeFailedRecord(
      JsonOutput output,
      OrchardException failure,
      JsonValue features,
      Optional<JsonValue> context) {
    if (features != null) {
      output.member("input_features", features);
    }
    context.ifPresent(value -> output.member("context", value));
    output.objectMember("error", error -> writeError(error, failure));
  }

  /** The members that tell which model answered. */
  public static void writeModel(JsonOutput output, Manifest manifest) {
    output
        .member("model", manifest.model().value())
        .member("model_version", manifest.version().value())
        .member("model_type", manifest.modelType())
        .member("feature_count", manifest.schema().size());
  }

  private static void writePrediction(JsonOutput output, Prediction prediction) {
    if (prediction instanceof NumberPrediction number) {
      output.member("prediction", number.value()).member("confidence", number.confidence());
      number
          .interval()
          .ifPresent(
              interval ->
                  output.objectMember(
                      "interval",
                      o ->
                          o.member("lower", interval.lower())
                              .member("upper", interval.upper())
                              .member("confidence_level", interval.confidenceLevel())));
    } else if (prediction instanceof ClassPrediction ofClass) {
      output
          .member("prediction", ofClass.label())
          .optionalMember("probability", ofClass.probability());
      output.name("probabilities").beginObject();
      List<String> names = ofClass.classes().names();
      for (int i = 0; i < names.size(); i++) {
        output.member(names.get(i), ofClass.probabilities().get(i));
      }
      output.endObject().member("confidence", ofClass.confidence());
      ofClass
          .classSet()
          .ifPresent(
              set ->
                  output.objectMember(
                      "class_set",
                      o ->
                          o.stringsMember("classes", set.classes())
                              .member("confidence_level", set.confidenceLevel())));
    }
    output.optionalMember("recommended_action", prediction.recommendedAction());
  }

  private static void writeInput(
      JsonOutput output, JsonValue features, Optional<JsonValue> context) {
    output.member("input_features", features);
    if (context.isPresent()) {
      output.member("context", context.get());
    }
  }

  static void writeWarnings(JsonOutput output, List<Warning> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    output.name("warnings").beginArray();
    for (Warning warning : warnings) {
      output
          .beginObject()
          .member("code", warning.code().word())
          .member("feature", warning.feature())
          .member("message", warning.message())
          .endObject();
    }
    output.endArray();
  }

  /** The members of a problem that make sense within an answer. */
  private static void writeError(JsonOutput output, OrchardException failure) {
    Problem problem = Problem.of(failure);
    output.member("type", problem.type().uri()).member("detail", problem.detail());
    if (!problem.violations().isEmpty()) {
      output.name("violations").beginArray();
      for (Violation violation : problem.violations()) {
        output
            .beginObject()
            .member("path", violation.path())
            .member("expected", violation.expected())
            .member("actual", violation.actual())
            .endObject();
      }
      output.endArray();
    }
  }
}
