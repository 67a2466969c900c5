package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.feature.Warning;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.Interval;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A table with a line for each record; the same columns whatever the model. */
final class CsvWriter implements RecordWriter {
  private static final String HEADER =
      "context,prediction,probability,confidence,interval_lower,interval_upper,recommended_action,"
          + "warnings,error\r\n";
  private static final int FLUSH_AT = 1 << 14;

  private final OutputStream stream;
  private final StringBuilder lines = new StringBuilder(HEADER);

  CsvWriter(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public void prediction(BatchRecord record, Prediction prediction) throws IOException {
    field(context(record));
    Optional<Interval> interval = Optional.empty();
    if (prediction instanceof NumberPrediction number) {
      field(text(number.value()));
      interval = number.interval();
    } else {
      field(((ClassPrediction) prediction).label());
    }
    OptionalDouble probability = prediction.probability();
    field(probability.isPresent() ? text(probability.getAsDouble()) : "");
    field(text(prediction.confidence()));
    field(interval.map(i -> text(i.lower())).orElse(""));
    field(interval.map(i -> text(i.upper())).orElse(""));
    field(prediction.recommendedAction().orElse(""));
    field(prediction.warnings().stream().map(Warning::message).collect(Collectors.joining("; ")));
    endLine("");
  }

  @Override
  public void failure(BatchRecord record, OrchardException failure) throws IOException {
    field(context(record));
    lines.append(",,,,,,,");
    endLine(failure.getMessage());
  }

  private static String context(BatchRecord record) {
    return record.context().map(CsvWriter::text).orElse("");
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.value() : Json.text(value);
  }

  /** A number that is not finite is an empty field, as it is null in JSON. */
  private static String text(double value) {
    return Double.isFinite(value) ? JsonNumber.of(value).text() : "";
  }

  private void field(String text) {
    CsvFields.append(lines, text);
    lines.append(',');
  }

  private void endLine(String last) throws IOException {
    CsvFields.append(lines, last);
    lines.append("\r\n");
    if (lines.length() > FLUSH_AT) {
      send();
    }
  }

  private void send() throws IOException {
    stream.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    lines.setLength(0);
  }

  @Override
  public void flush() throws IOException {
    send();
    stream.flush();
  }

  @Override
  public void end(long records, long failed) throws IOException {
    flush();
  }
}
