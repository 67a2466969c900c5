package dev.orchard.training;

import dev.orchard.model.Violation;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.spec.Metric;
import dev.orchard.training.evaluation.LoneFeature;
import dev.orchard.training.source.TrainingTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Suspects features that predict the label almost perfectly alone. What leaks but predicts less
 * well, such as the length of a call that is only known after it, no test of the data can tell.
 */
final class LeakageCheck {
  private static final double SUSPECT = 0.98;

  /** As many rows tell. */
  private static final int MOST_ROWS = 20_000;

  /** Beyond, one area a class and feature costs too much. */
  private static final int MOST_CLASSES = 20;

  private final Encoder encoder;
  private final TrainingTable table;
  private final LabelCodes labels;

  LeakageCheck(Encoder encoder, TrainingTable table, LabelCodes labels) {
    this.encoder = encoder;
    this.table = table;
    this.labels = labels;
  }

  /** One warning a suspect. */
  List<String> warnings(HoldOut holdOut) {
    List<String> warnings = new ArrayList<>();
    if (labels.classCount() > MOST_CLASSES) {
      return warnings;
    }
    int[] training = sample(holdOut.training());
    int[] test = sample(holdOut.test());
    double[][] seen = encoded(training);
    double[][] unseen = encoded(test);
    double[] targets = labels.at(training);
    double[] testTargets = labels.at(test);
    boolean classes = labels.classes().isPresent();
    for (int feature = 0; feature < seen.length; feature++) {
      LoneFeature lone = new LoneFeature(seen[feature]);
      double value =
          classes
              ? lone.rocAuc(targets, unseen[feature], testTargets, labels.classCount())
              : lone.r2(seen[feature], targets, unseen[feature], testTargets);
      if (value >= SUSPECT) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "The feature \"%s\" alone predicts the label with %s %.4f on the test rows: it may"
                    + " be known only after the label is, or be a copy of it.",
                Violation.shorten(encoder.schema().feature(feature).name()),
                (classes ? Metric.ROC_AUC : Metric.R2).word(),
                value));
      }
    }
    return warnings;
  }

  private double[][] encoded(int[] rows) {
    return CandidateTraining.encode(encoder, new SchemaColumns(encoder.schema(), table, rows));
  }

  /** Evenly over the rows, whose order may mean something. */
  private static int[] sample(int[] rows) {
    int size = Math.min(MOST_ROWS, rows.length);
    int[] sample = new int[size];
    Arrays.setAll(sample, i -> rows[(int) ((long) i * rows.length / size)]);
    return sample;
  }
}
