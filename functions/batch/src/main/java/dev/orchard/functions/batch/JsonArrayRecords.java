package dev.orchard.functions.batch;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonValue;
import java.util.List;

/** Records out of the array of a request that was parsed as a whole. */
final class JsonArrayRecords implements RecordReader {
  private final List<JsonValue> records;
  private int position;

  JsonArrayRecords(List<JsonValue> records) {
    this.records = records;
  }

  @Override
  public BatchRecord next() {
    if (position == records.size()) {
      return null;
    }
    int index = position++;
    JsonValue value = records.get(index);
    if (value instanceof JsonObject object) {
      return new BatchRecord.Structured(object);
    }
    return new BatchRecord.Unreadable(
        InvalidInputException.of(
            "$.records[" + index + "]", "an object such as {\"features\": …}", value.describe()));
  }
}
