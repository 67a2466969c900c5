package dev.orchard.functions.batch;

import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.serving.LeadScoringJson;
import dev.orchard.serving.PredictionJson;

/** How the members of a record are written in JSON. */
@FunctionalInterface
interface BatchDialect {
  BatchDialect OWN =
      (output, record, prediction) ->
          PredictionJson.writeRecord(output, prediction, record.features(), record.context());

  BatchDialect LEAD_SCORING =
      (output, record, prediction) -> LeadScoringJson.writeRecord(output, prediction);

  void write(JsonOutput output, BatchRecord record, Prediction prediction);
}
