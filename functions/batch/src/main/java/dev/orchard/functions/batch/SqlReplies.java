package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.VersionId;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.serving.ExplanationJson;
import dev.orchard.serving.PredictionJson;
import dev.orchard.web.Problem;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The answer of a remote function that returns JSON: a reply for each call, in order. A failed one
 * is short, so that even a batch of them stays below the 15 MB that BigQuery takes.
 */
final class SqlReplies implements RecordWriter {
  private final JsonOutput output;
  private final VersionId version;

  SqlReplies(OutputStream stream, VersionId version) {
    this.output = JsonOutput.to(stream);
    this.version = version;
    output.beginObject().name("replies").beginArray();
  }

  @Override
  public void prediction(
      BatchRecord record, Prediction prediction, Optional<Explanation> explanation) {
    output.beginObject();
    PredictionJson.writeOutcome(output, prediction);
    explanation.ifPresent(each -> ExplanationJson.write(output, each));
    output.member("model_version", version.value()).endObject();
  }

  @Override
  public void failure(BatchRecord record, OrchardException failure) {
    Problem problem = Problem.of(failure);
    output
        .beginObject()
        .objectMember(
            "error",
            error -> error.member("type", problem.type().uri()).member("detail", problem.detail()))
        .endObject();
  }

  @Override
  public void flush() {
    output.flush();
  }

  @Override
  public void end(long records, long failed) {
    output.endArray().endObject().flush();
  }
}
