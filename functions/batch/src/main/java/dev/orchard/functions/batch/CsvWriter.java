package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.feature.Warning;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonNumber;
import dev.orchard.model.json.JsonOutput;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Interval;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.serving.ExplanationJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A table with a line for each record; the same columns whatever the model, two more if explained.
 */
final class CsvWriter implements RecordWriter {
  private static final String HEADER =
      "context,prediction,probability,confidence,interval_lower,interval_upper,recommended_action,"
          + "warnings,error";
  private static final String EXPLANATION_HEADER = ",baseline_value,feature_contributions";
  private static final int FLUSH_AT = 1 << 14;

  private final OutputStream stream;
  private final boolean explained;
  private final StringBuilder lines = new StringBuilder(HEADER);

  CsvWriter(OutputStream stream, Optional<ExplainOptions> explain) {
    this.stream = stream;
    explained = explain.isPresent();
    lines.append(explained ? EXPLANATION_HEADER : "").append("\r\n");
  }

  @Override
  public void prediction(
      BatchRecord record, Prediction prediction, Optional<Explanation> explanation)
      throws IOException {
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
    endLine("", explanation);
  }

  @Override
  public void failure(BatchRecord record, OrchardException failure) throws IOException {
    field(context(record));
    lines.append(",,,,,,,");
    endLine(failure.getMessage(), Optional.empty());
  }

  /** The array that an answer in JSON holds, as text. */
  private static String contributions(Explanation explanation) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    JsonOutput output = JsonOutput.to(bytes);
    ExplanationJson.writeContributions(output, explanation);
    output.flush();
    return bytes.toString(StandardCharsets.UTF_8);
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

  private void endLine(String error, Optional<Explanation> explanation) throws IOException {
    CsvFields.append(lines, error);
    if (explained) {
      lines.append(',');
      field(explanation.map(each -> text(each.baselineValue())).orElse(""));
      CsvFields.append(lines, explanation.map(CsvWriter::contributions).orElse(""));
    }
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
