package dev.orchard.functions.batch;

import dev.orchard.model.TooLargeException;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.model.json.JsonValue;
import dev.orchard.serving.OptionReader;
import dev.orchard.serving.PredictionOptions;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A request in JSON, which is parsed as a whole before its first record is scored.
 *
 * @param records at least one
 */
record BatchRequest(PredictionOptions options, List<JsonValue> records) {
  /** Parsed JSON takes some ten times its length in memory; more than this has to be streamed. */
  static final int MOST_BYTES = 8 << 20;

  private static final String ADVICE =
      "Send more records as NDJSON (Content-Type: application/x-ndjson, one {\"features\": …} a"
          + " line) or CSV, which are streamed; let a remote function have fewer max_batching_rows";

  /**
   * Parses a body.
   *
   * @throws TooLargeException beyond {@link #MOST_BYTES}, with the advice what to do
   * @throws dev.orchard.model.MalformedInputException if it is no JSON object
   */
  static JsonObject body(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new TooLargeException(MOST_BYTES, ADVICE);
    }
    return Json.parseObject(bytes, JsonLimits.DEFAULT);
  }

  /**
   * Reads a request.
   *
   * @throws dev.orchard.model.InvalidInputException with what does not fit, records apart
   */
  static BatchRequest read(JsonObject object, OptionReader optionReader) {
    Violations violations = new Violations();
    JsonObjectReader reader = new JsonObjectReader(object, "$", violations);
    List<JsonValue> records = reader.requireArray("records");
    if (records.isEmpty() && violations.isEmpty()) {
      violations.add("$.records", "at least one record", "an empty array");
    }
    PredictionOptions options = optionReader.read(reader);
    reader.refuseUnknown();
    violations.throwIfAny();
    return new BatchRequest(options, records);
  }
}
