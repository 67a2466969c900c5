package dev.orchard.functions.batch;

import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.serving.ExplanationJson;
import dev.orchard.serving.LeadScoringJson;
import dev.orchard.serving.PredictionJson;
import java.util.Optional;

/** How the members of a record are written in JSON. */
@FunctionalInterface
interface BatchDialect {
  BatchDialect OWN =
      (output, record, prediction, explanation) -> {
        PredictionJson.writeRecord(output, prediction, record.features(), record.context());
        explanation.ifPresent(each -> ExplanationJson.write(output, each));
      };

  BatchDialect LEAD_SCORING =
      (output, record, prediction, explanation) ->
          LeadScoringJson.writeRecord(output, prediction, explanation);

  void write(
      JsonOutput output,
      BatchRecord record,
      Prediction prediction,
      Optional<Explanation> explanation);
}
