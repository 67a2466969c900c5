package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import java.io.IOException;
import java.io.InputStream;

/** Records as JSON objects, one a line. */
final class JsonLines implements RecordReader {
  private final LineSource lines;

  JsonLines(InputStream stream) {
    this.lines = LineSource.of(stream);
  }

  @Override
  public BatchRecord next() throws IOException {
    byte[] line = lines.next();
    if (line == null) {
      return null;
    }
    if (line == LineSource.TOO_LONG) {
      return new BatchRecord.Unreadable(new TooLargeException(LineSource.MOST_BYTES));
    }
    return parse(line);
  }

  private static BatchRecord parse(byte[] line) {
    try {
      return new BatchRecord.Structured(Json.parseObject(line, JsonLimits.DEFAULT));
    } catch (OrchardException e) {
      return new BatchRecord.Unreadable(e);
    }
  }
}
