package dev.orchard.training;

import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.Row;
import dev.orchard.model.scoring.ClassPrediction;
import dev.orchard.model.scoring.Classes;
import dev.orchard.model.scoring.NumberPrediction;
import dev.orchard.model.scoring.Prediction;
import dev.orchard.model.scoring.Scorer;
import dev.orchard.model.spec.Metric;
import dev.orchard.training.evaluation.BinaryMeasures;
import dev.orchard.training.evaluation.ClassMeasures;
import dev.orchard.training.evaluation.NumberMeasures;
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
    List<Prediction> predictions = predict(scorer);
    if (classes.isEmpty()) {
      double[] values =
          predictions.stream().mapToDouble(each -> ((NumberPrediction) each).value()).toArray();
      return NumberMeasures.of(values, targets);
    }
    if (classes.get().isBinary()) {
      double[] probabilities =
          predictions.stream().mapToDouble(each -> each.probability().getAsDouble()).toArray();
      boolean[] positives = new boolean[targets.length];
      for (int row = 0; row < positives.length; row++) {
        positives[row] = targets[row] == 1.0;
      }
      return BinaryMeasures.of(probabilities, positives);
    }
    double[][] probabilities = new double[rows.length][];
    int[] truths = new int[rows.length];
    for (int row = 0; row < rows.length; row++) {
      probabilities[row] =
          ((ClassPrediction) predictions.get(row))
              .probabilities().stream().mapToDouble(Double::doubleValue).toArray();
      truths[row] = (int) targets[row];
    }
    return ClassMeasures.of(probabilities, truths, classes.get().names().size());
  }

  private List<Prediction> predict(Scorer scorer) {
    SchemaColumns columns = new SchemaColumns(scorer.schema(), table, rows);
    List<Row> scored = new ArrayList<>(rows.length);
    for (int row = 0; row < rows.length; row++) {
      Row next = new Row(scorer.schema());
      columns.copyTo(next, row);
      scored.add(next);
    }
    return scorer.scoreAll(scored);
  }
}
