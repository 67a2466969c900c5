package dev.orchard.functions.batch;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.Suggestion;
import dev.orchard.model.TooLargeException;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.MissingPolicy;
import dev.orchard.model.json.JsonString;
import dev.orchard.model.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Records of a table whose header names the features, in any order. A further column {@code
 * context} is given back with the answer.
 */
final class CsvRecords implements RecordReader {
  private static final String CONTEXT = "context";
  private static final int NOT_THERE = -1;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final LineSource lines;
  private final FeatureSchema schema;

  /** For each feature the column it stands in. */
  private final int[] columns;

  private final int contextColumn;
  private final int columnCount;

  /**
   * Reads the header.
   *
   * @throws InvalidInputException with every column that does not fit
   */
  CsvRecords(InputStream stream, FeatureSchema schema) throws IOException {
    this.lines = LineSource.ofTable(stream);
    this.schema = schema;
    List<String> header = header();
    this.columnCount = header.size();
    this.columns = new int[schema.size()];
    Arrays.fill(columns, NOT_THERE);
    this.contextColumn = schema.position(CONTEXT) < 0 ? header.indexOf(CONTEXT) : NOT_THERE;
    Violations violations = new Violations();
    locate(header, violations);
    requireColumns(violations);
    violations.throwIfAny();
  }

  private List<String> header() throws IOException {
    byte[] line = lines.next();
    if (line == null) {
      throw InvalidInputException.of("header", "a line that names the features", "nothing");
    }
    if (line == LineSource.TOO_LONG) {
      throw new TooLargeException(LineSource.MOST_BYTES);
    }
    boolean marked =
        line.length >= BYTE_ORDER_MARK.length && Arrays.equals(line, 0, 3, BYTE_ORDER_MARK, 0, 3);
    return CsvFields.split(marked ? Arrays.copyOfRange(line, 3, line.length) : line);
  }

  private void locate(List<String> header, Violations violations) {
    for (int column = 0; column < header.size(); column++) {
      String name = header.get(column);
      int position = schema.position(name);
      if (position >= 0 && columns[position] == NOT_THERE) {
        columns[position] = column;
      } else if (position >= 0) {
        violations.add("header." + name, "one column", "two of this name");
      } else if (column != contextColumn) {
        violations.add(
            "header." + Violation.shorten(name),
            "a feature of the model, or context",
            "an unknown column" + Suggestion.phrase(name, schema.names()));
      }
    }
  }

  private void requireColumns(Violations violations) {
    for (int i = 0; i < columns.length; i++) {
      boolean needed = schema.feature(i).missing() instanceof MissingPolicy.Refuse;
      if (needed && columns[i] == NOT_THERE) {
        violations.add("header." + schema.feature(i).name(), "a column", "nothing");
      }
    }
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
    try {
      return record(CsvFields.split(line));
    } catch (MalformedInputException e) {
      return new BatchRecord.Unreadable(e);
    }
  }

  private BatchRecord record(List<String> fields) {
    if (fields.size() != columnCount) {
      return new BatchRecord.Unreadable(
          new MalformedInputException(
              "The header has " + columnCount + " columns, this line " + fields.size()));
    }
    String[] texts = new String[columns.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = columns[i] == NOT_THERE ? null : fields.get(columns[i]);
    }
    Optional<JsonValue> context =
        contextColumn == NOT_THERE
            ? Optional.empty()
            : Optional.of(new JsonString(fields.get(contextColumn)));
    return new BatchRecord.Tabular(schema, texts, context);
  }
}
