package dev.orchard.serving;

import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import java.util.Optional;

/**
 * The lead scoring service's dialect, spoken below {@code /api/v1}: a class is 1 or 0, its
 * probability that of conversion.
 */
public final class LeadScoringJson {
  private LeadScoringJson() {}

  /** The members of an answer, within an object that the caller begins and ends. */
  public static void write(
      JsonOutput output,
      Manifest manifest,
      Prediction prediction,
      Optional<Explanation> explanation) {
    writeRecord(output, prediction, explanation);
    output.member("model_version", manifest.version().value());
  }

  /** The members of one record of a batch. */
  public static void writeRecord(
      JsonOutput output, Prediction prediction, Optional<Explanation> explanation) {
    if (prediction instanceof ClassPrediction ofClass) {
      if (ofClass.classes().positive().isPresent()) {
        output.member("prediction", ofClass.isPositive() ? 1 : 0);
      } else {
        output.member("prediction", ofClass.label());
      }
      output.optionalMember("conversion_probability", ofClass.probability());
    } else if (prediction instanceof NumberPrediction number) {
      output.member("prediction", number.value());
    }
    output
        .member("confidence", prediction.confidence())
        .optionalMember("recommended_action", prediction.recommendedAction());
    if (explanation.isPresent()) {
      ExplanationJson.write(output, explanation.get());
    } else {
      // The dialect has the member in every answer; empty says that nothing was computed.
      output.name("feature_contributions").beginArray().endArray();
    }
    PredictionJson.writeWarnings(output, prediction.warnings());
  }
}
