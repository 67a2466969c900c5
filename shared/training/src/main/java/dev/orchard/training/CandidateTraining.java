package dev.orchard.training;

import dev.orchard.model.Suggestion;
import dev.orchard.model.Violation;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.Row;
import dev.orchard.model.scoring.Calibration;
import dev.orchard.model.scoring.Conformal;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.spec.ClassWeights;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.evaluation.CalibrationChoice;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.FittedForest;
import dev.orchard.training.trainer.Trainer;
import dev.orchard.training.trainer.TrainingData;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** Fits a candidate on training rows: encoding, forest, calibration and intervals. */
final class CandidateTraining {
  /** Below as many rows a percentile of the label says nothing. */
  private static final int LEAST_ROWS = 20;

  private final ModelSpec spec;
  private final Trainer trainer;
  private final int threads;

  CandidateTraining(ModelSpec spec, Trainer trainer, int threads) {
    this.spec = spec;
    this.trainer = trainer;
    this.threads = threads;
  }

  /**
   * Fits.
   *
   * @param rows of the table that may be trained on
   */
  Candidate fit(TrainingTable table, LabelCodes labels, int[] rows, ProgressListener progress) {
    SchemaColumns columns = new SchemaColumns(spec.features(), table, rows);
    double[] targets = labels.at(rows);
    Encoder encoder = learn(columns, labels, targets);
    TrainingData data =
        weighted(
            new TrainingData(
                encode(encoder, columns),
                targets,
                labels.classCount(),
                categories(spec.features())),
            labels);
    FittedForest fitted = trainer.fit(data, spec.training(), threads, progress);
    progress.progress("calibrating", 0, 1);
    double[] outOfBag = fitted.outOfBag();
    boolean heldOut = outOfBag.length > 0 && targets.length >= LEAST_ROWS;
    return new Candidate(
        encoder,
        fitted.forest(),
        fitted.modelType(),
        labels.classes(),
        heldOut && labels.isBinary() ? calibration(outOfBag, targets) : Calibration.NONE,
        heldOut && (labels.isBinary() || data.isRegression()) ? fitted.unseenRows() : "none",
        heldOut && data.isRegression() ? conformal(outOfBag, targets) : Optional.empty(),
        data.isRegression() ? Optional.of(range(targets)) : Optional.empty(),
        spec.actions());
  }

  private Encoder learn(SchemaColumns columns, LabelCodes labels, double[] targets) {
    if (labels.classCount() <= 2) {
      return Encoder.learn(spec.features(), columns, targets);
    }
    int[] classes = Arrays.stream(targets).mapToInt(target -> (int) target).toArray();
    return Encoder.learn(spec.features(), columns, classes, labels.classCount());
  }

  private TrainingData weighted(TrainingData data, LabelCodes labels) {
    ClassWeights weights = spec.training().classWeights();
    if (data.isRegression() || weights.equals(ClassWeights.NONE)) {
      return data;
    }
    List<String> classes = labels.classes().orElseThrow().names();
    if (weights instanceof ClassWeights.ByClass byClass) {
      requireKnown(byClass.weights().keySet(), classes);
    }
    return data.withClassWeights(weights.of(classes, data.rowsOfClass()));
  }

  private static void requireKnown(Set<String> weighted, List<String> classes) {
    for (String name : weighted) {
      if (!classes.contains(name)) {
        throw new TrainingException(
            TrainingException.Reason.WRONG_VALUE,
            "class_weight names the class \""
                + Violation.shorten(name)
                + "\", which no row has"
                + Suggestion.phrase(name, classes));
      }
    }
  }

  private static BitSet categories(FeatureSchema schema) {
    BitSet categories = new BitSet(schema.size());
    for (int feature = 0; feature < schema.size(); feature++) {
      categories.set(feature, schema.feature(feature) instanceof CategoryFeature);
    }
    return categories;
  }

  /** Column by column, through the encoder that serves. */
  static double[][] encode(Encoder encoder, SchemaColumns columns) {
    FeatureSchema schema = encoder.schema();
    double[][] encoded = new double[schema.size()][columns.rowCount()];
    double[] values = new double[schema.size()];
    Row row = new Row(schema);
    for (int index = 0; index < columns.rowCount(); index++) {
      columns.copyTo(row, index);
      encoder.encode(row, values, 0);
      for (int feature = 0; feature < values.length; feature++) {
        encoded[feature][index] = values[feature];
      }
    }
    return encoded;
  }

  private Calibration calibration(double[] outOfBag, double[] targets) {
    int[] known = known(outOfBag);
    boolean[] positives = new boolean[known.length];
    double[] scores = new double[known.length];
    for (int i = 0; i < known.length; i++) {
      scores[i] = outOfBag[known[i]];
      positives[i] = targets[known[i]] == 1.0;
    }
    return CalibrationChoice.choose(scores, positives, spec.training().seed());
  }

  private static Optional<Conformal> conformal(double[] outOfBag, double[] targets) {
    int[] known = known(outOfBag);
    double[] residuals =
        Arrays.stream(known).mapToDouble(row -> targets[row] - outOfBag[row]).toArray();
    return residuals.length == 0 ? Optional.empty() : Optional.of(Conformal.ofResiduals(residuals));
  }

  /** The rows that some tree did not see. */
  private static int[] known(double[] outOfBag) {
    return IntStream.range(0, outOfBag.length)
        .filter(row -> !Double.isNaN(outOfBag[row]))
        .toArray();
  }

  private static LabelRange range(double[] targets) {
    double[] sorted = targets.clone();
    Arrays.sort(sorted);
    return new LabelRange(percentile(sorted, 5), percentile(sorted, 95));
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.round((sorted.length - 1) * percent / 100.0)];
  }
}
