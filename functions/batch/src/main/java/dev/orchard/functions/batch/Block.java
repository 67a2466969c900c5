package dev.orchard.functions.batch;

import dev.orchard.model.OrchardException;
import dev.orchard.model.feature.Row;
import dev.orchard.model.scoring.ExplainOptions;
import dev.orchard.model.scoring.Explanation;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.scoring.ScoreOptions;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.web.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Some records at a time, and the rows they are read into, which are used again for the next. */
final class Block {
  private final Scorer scorer;
  private final ScoreOptions options;
  private final Optional<ExplainOptions> explain;
  private final Deadline deadline;
  private final int capacity;
  private final List<Row> rows = new ArrayList<>();
  private final List<Row> readable = new ArrayList<>();
  private final List<BatchRecord> records = new ArrayList<>();

  /** For each record why it cannot be scored, or null. */
  private final List<OrchardException> failures = new ArrayList<>();

  private long begun;
  private long failed;

  Block(
      Scorer scorer,
      ScoreOptions options,
      Optional<ExplainOptions> explain,
      Deadline deadline,
      int capacity) {
    this.scorer = scorer;
    this.options = options;
    this.explain = explain;
    this.deadline = deadline;
    this.capacity = capacity;
  }

  /** Reads the next records; gives their number, 0 at the end. */
  int fill(RecordReader reader) throws IOException {
    begun += records.size();
    records.clear();
    failures.clear();
    readable.clear();
    while (records.size() < capacity) {
      BatchRecord record = reader.next();
      if (record == null) {
        break;
      }
      records.add(record);
      failures.add(read(record));
    }
    return records.size();
  }

  private OrchardException read(BatchRecord record) {
    if (rows.size() == readable.size()) {
      rows.add(new Row(scorer.schema()));
    }
    Row row = rows.get(readable.size());
    try {
      record.read(scorer.schema(), "$.records[" + (begun + failures.size()) + "]", row);
      readable.add(row);
      return null;
    } catch (OrchardException e) {
      failed++;
      return e;
    }
  }

  /** Hands the outcome of every record to the writer, in order. */
  void score(RecordWriter writer) throws IOException {
    List<Prediction> predictions = scorer.scoreAll(readable, options);
    int next = 0;
    for (int i = 0; i < records.size(); i++) {
      if (failures.get(i) == null) {
        writer.prediction(records.get(i), predictions.get(next), explanation(readable.get(next)));
        next++;
      } else {
        writer.failure(records.get(i), failures.get(i));
      }
    }
  }

  /** A block of explanations may take seconds, of a large forest. */
  private Optional<Explanation> explanation(Row row) {
    if (explain.isPresent()) {
      deadline.check();
    }
    return explain.map(wanted -> scorer.explain(row, wanted));
  }

  /** How many records there have been. */
  long records() {
    return begun + records.size();
  }

  /** How many of them could not be scored. */
  long failed() {
    return failed;
  }
}
