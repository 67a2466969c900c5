package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import java.io.IOException;
import java.util.Optional;

/** Takes the outcomes of records in their order. */
interface RecordWriter {
  void prediction(BatchRecord record, Prediction prediction, Optional<Explanation> explanation)
      throws IOException;

  void failure(BatchRecord record, OrchardException failure) throws IOException;

  /** Sends what was written so far. */
  void flush() throws IOException;

  /** Ends the answer after so many records, of which so many failed. */
  void end(long records, long failed) throws IOException;
}
