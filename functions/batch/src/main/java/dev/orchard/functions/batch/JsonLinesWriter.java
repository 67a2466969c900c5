package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.serving.PredictionJson;
import java.io.OutputStream;
import java.util.Optional;

/** An object a line, in the order of the records. */
final class JsonLinesWriter implements RecordWriter {
  private final JsonOutput output;
  private final BatchDialect dialect;

  JsonLinesWriter(OutputStream stream, BatchDialect dialect) {
    this.output = JsonOutput.to(stream);
    this.dialect = dialect;
  }

  @Override
  public void prediction(
      BatchRecord record, Prediction prediction, Optional<Explanation> explanation) {
    output.beginObject();
    dialect.write(output, record, prediction, explanation);
    output.endObject().endLine();
  }

  @Override
  public void failure(BatchRecord record, OrchardException failure) {
    output.beginObject();
    PredictionJson.writeFailedRecord(output, failure, record.features(), record.context());
    output.endObject().endLine();
  }

  @Override
  public void flush() {
    output.flush();
  }

  @Override
  public void end(long records, long failed) {
    output.flush();
  }
}
