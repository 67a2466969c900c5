package dev.orchard.training;

import dev.orchard.forest.Covers;
import dev.orchard.forest.Forest;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Violation;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.Row;
import dev.orchard.model.manifest.Baseline;
import dev.orchard.model.manifest.CategoryBaseline;
import dev.orchard.model.manifest.FeatureBaseline;
import dev.orchard.model.manifest.NumberBaseline;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.TrainingException.Reason;
import dev.orchard.training.source.Column;
import dev.orchard.training.source.ColumnKind;
import dev.orchard.training.source.ColumnRequest;
import dev.orchard.training.source.TableRequest;
import dev.orchard.training.source.TrainingSource;
import dev.orchard.training.source.TrainingTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Labelled rows that an imported model is measured on. */
final class ImportedRows {
  private final ModelSpec spec;
  private final TrainingTable table;
  private final LabelCodes labels;
  private final int[] rows;

  private ImportedRows(ModelSpec spec, TrainingTable table, LabelCodes labels) {
    this.spec = spec;
    this.table = table;
    this.labels = labels;
    this.rows = IntStream.range(0, table.rowCount()).toArray();
  }

  static ImportedRows read(
      TrainingSource source,
      ModelSpec spec,
      Optional<Classes> classes,
      OrganizationId organization,
      Instant now) {
    ColumnKind kind = classes.isPresent() ? ColumnKind.CATEGORY : ColumnKind.NUMBER;
    TableRequest request =
        new TableRequest(
            SchemaColumns.requests(spec.features()),
            new ColumnRequest(spec.label().name(), kind),
            organization.value(),
            now,
            1);
    TrainingTable table = source.read(request, ProgressListener.none());
    SchemaColumns.requireComplete(spec.features(), table);
    return new ImportedRows(spec, table, new LabelCodes(classes, targets(table.label(), classes)));
  }

  private static double[] targets(Column label, Optional<Classes> classes) {
    if (label instanceof Column.Numbers numbers) {
      return numbers.values();
    }
    Column.Categories texts = (Column.Categories) label;
    double[] targets = new double[texts.size()];
    for (int row = 0; row < targets.length; row++) {
      targets[row] = classes.orElseThrow().names().indexOf(texts.text(row));
      if (targets[row] < 0) {
        throw new TrainingException(
            Reason.WRONG_VALUE,
            "row %d, column \"%s\": the model has the classes %s, found \"%s\""
                .formatted(
                    row + 1,
                    label.name(),
                    String.join(", ", classes.get().names()),
                    Violation.shorten(texts.text(row))));
      }
    }
    return targets;
  }

  int count() {
    return rows.length;
  }

  String fingerprint() {
    return table.fingerprint();
  }

  TrainingTable table() {
    return table;
  }

  LabelCodes labels() {
    return labels;
  }

  /** All of them. */
  int[] rows() {
    return rows.clone();
  }

  HeldOutRows heldOut() {
    return new HeldOutRows(table, rows, labels);
  }

  SchemaColumns columns() {
    return new SchemaColumns(spec.features(), table, rows);
  }

  /** The first rows as a scorer takes them. */
  List<Row> first(int most) {
    SchemaColumns columns = columns();
    List<Row> first = new ArrayList<>();
    for (int row = 0; row < Math.min(most, rows.length); row++) {
      Row next = new Row(spec.features());
      columns.copyTo(next, row);
      first.add(next);
    }
    return first;
  }

  List<Prediction> predict(Scorer scorer) {
    return scorer.scoreAll(first(rows.length));
  }

  Baseline baseline() {
    return Baseline.measure(spec.features(), columns(), label());
  }

  private FeatureBaseline label() {
    SchemaColumns columns = columns();
    return table.label() instanceof Column.Categories
        ? CategoryBaseline.of(
            table.label().name(),
            Arrays.stream(rows).mapToObj(columns::labelClass).toArray(String[]::new))
        : NumberBaseline.of(
            table.label().name(), Arrays.stream(rows).mapToDouble(columns::labelNumber).toArray());
  }

  Optional<LabelRange> labelRange() {
    if (labels.classes().isPresent()) {
      return Optional.empty();
    }
    double[] sorted = labels.targets().clone();
    Arrays.sort(sorted);
    return Optional.of(new LabelRange(percentile(sorted, 5), percentile(sorted, 95)));
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.round((sorted.length - 1) * percent / 100.0)];
  }

  /** The forest with the covers that these rows give, which explanations rest on. */
  Forest withCovers(Forest forest, Encoder encoder) {
    return Covers.of(forest, rowMajor(encoder), rows.length);
  }

  double[] rowMajor(Encoder encoder) {
    double[][] encoded = CandidateTraining.encode(encoder, columns());
    double[] rowMajor = new double[rows.length * encoded.length];
    for (int feature = 0; feature < encoded.length; feature++) {
      for (int row = 0; row < rows.length; row++) {
        rowMajor[row * encoded.length + feature] = encoded[feature][row];
      }
    }
    return rowMajor;
  }
}
