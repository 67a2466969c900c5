package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.manifest.Manifest;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.serving.PredictionJson;
import java.io.OutputStream;
import java.util.Optional;

/** The Looker ML predictor's answer: one object with an array of predictions, then their number. */
final class JsonDocumentWriter implements RecordWriter {
  private final JsonOutput output;
  private final BatchDialect dialect;
  private final Manifest manifest;

  JsonDocumentWriter(OutputStream stream, BatchDialect dialect, Manifest manifest) {
    this.output = JsonOutput.to(stream);
    this.dialect = dialect;
    this.manifest = manifest;
    output.beginObject().name("predictions").beginArray();
  }

  @Override
  public void prediction(
      BatchRecord record, Prediction prediction, Optional<Explanation> explanation) {
    output.beginObject();
    dialect.write(output, record, prediction, explanation);
    output.endObject();
  }

  @Override
  public void failure(BatchRecord record, OrchardException failure) {
    output.beginObject();
    PredictionJson.writeFailedRecord(output, failure, record.features(), record.context());
    output.endObject();
  }

  @Override
  public void flush() {
    output.flush();
  }

  @Override
  public void end(long records, long failed) {
    output.endArray().member("record_count", records).member("error_count", failed);
    PredictionJson.writeModel(output, manifest);
    output.endObject().flush();
  }
}
