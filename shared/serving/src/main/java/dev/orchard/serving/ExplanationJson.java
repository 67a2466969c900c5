package dev.orchard.serving;

import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.Contribution;
import dev.orchard.model.scoring.Counterfactual;
import dev.orchard.model.scoring.Counterfactuals;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Interaction;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;

/** Writes explanations, within an object that its caller begins and ends. */
public final class ExplanationJson {
  private ExplanationJson() {}

  /** The contributions, what they start from, and what they are contributions to. */
  public static void write(JsonOutput output, Explanation explanation) {
    output.name("feature_contributions");
    writeContributions(output, explanation);
    output.member("baseline_value", explanation.baselineValue());
    output.objectMember(
        "explanation",
        to -> {
          to.member("scale", "margin")
              .optionalMember("class", explanation.explainedClass())
              .member("margin", explanation.margin())
              .member("remaining_contribution", explanation.remainingContribution());
          explanation
              .probability()
              .ifPresent(
                  scale ->
                      to.objectMember(
                          "probability_scale",
                          o ->
                              o.member("method", "rescaled")
                                  .member("baseline_probability", scale.baseline())
                                  .member("probability", scale.probability())));
          if (!explanation.interactions().isEmpty()) {
            to.arrayMember(
                "interactions",
                pairs -> explanation.interactions().forEach(pair -> write(pairs, pair)));
          }
        });
  }

  /** The array alone. */
  public static void writeContributions(JsonOutput output, Explanation explanation) {
    output.beginArray();
    explanation.contributions().forEach(contribution -> write(output, contribution));
    output.endArray();
  }

  /** What would have to change. */
  public static void write(JsonOutput output, Counterfactuals counterfactuals) {
    output.objectMember(
        "counterfactual",
        to -> {
          to.member("complete", counterfactuals.isComplete());
          to.arrayMember(
              "changes",
              changes -> counterfactuals.changes().forEach(change -> write(changes, change)));
        });
  }

  private static void write(JsonOutput output, Contribution contribution) {
    output
        .beginObject()
        .member("feature", contribution.feature())
        .member("value", contribution.value())
        .member("contribution", contribution.contribution())
        .optionalMember("probability_contribution", contribution.probabilityContribution())
        .endObject();
  }

  private static void write(JsonOutput output, Interaction pair) {
    output.beginObject().name("features").beginArray();
    output.value(pair.first()).value(pair.second()).endArray();
    output.member("contribution", pair.contribution()).endObject();
  }

  private static void write(JsonOutput output, Counterfactual change) {
    Prediction prediction = change.prediction();
    output
        .beginObject()
        .member("feature", change.feature())
        .member("from", change.from())
        .member("to", change.to())
        .member("distance", change.distance());
    if (prediction instanceof NumberPrediction number) {
      output.member("prediction", number.value());
    } else if (prediction instanceof ClassPrediction ofClass) {
      output.member("prediction", ofClass.label());
    }
    output
        .optionalMember("probability", prediction.probability())
        .optionalMember("recommended_action", prediction.recommendedAction())
        .endObject();
  }
}
