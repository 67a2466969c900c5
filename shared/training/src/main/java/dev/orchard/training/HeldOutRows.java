package dev.orchard.training;

import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.Row;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.ScoreOptions;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.model.spec.Metric;
import dev.orchard.training.source.TrainingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows that nobody trained on, and what scorers make of them. Candidate and champion both go
 * through the same {@link Scorer} that serves, so what is measured is what clients get.
 */
final class HeldOutRows {
  private final TrainingTable table;
  private final int[] rows;
  private final double[] targets;
  private final Optional<Classes> classes;

  HeldOutRows(TrainingTable table, int[] rows, LabelCodes labels) {
    this.table = table;
    this.rows = rows;
    this.targets = labels.at(rows);
    this.classes = labels.classes();
  }

  /** Whether a scorer's features are among the columns, and its classes are these. */
  boolean canMeasure(FeatureSchema schema, Optional<Classes> theirs) {
    return SchemaColumns.fits(schema, table) && theirs.equals(classes);
  }

  /** The measures of a scorer; finite ones only. */
  Map<Metric, Double> measure(Scorer scorer) {
    return new HeldOutPredictions(classes, targets, scorer.scoreAll(rows(scorer))).metrics();
  }

  /** What a scorer says of the rows, and what that is worth. */
  HeldOutAnswers answers(Scorer scorer, long seed) {
    List<Row> scored = rows(scorer);
    return HeldOutAnswers.of(
        level ->
            new HeldOutPredictions(
                classes, targets, scorer.scoreAll(scored, new ScoreOptions(level))),
        seed);
  }

  private List<Row> rows(Scorer scorer) {
    SchemaColumns columns = new SchemaColumns(scorer.schema(), table, rows);
    List<Row> scored = new ArrayList<>(rows.length);
    for (int row = 0; row < rows.length; row++) {
      Row next = new Row(scorer.schema());
      columns.copyTo(next, row);
      scored.add(next);
    }
    return scored;
  }
}
