package dev.orchard.training;

import dev.orchard.forest.Covers;
import dev.orchard.forest.Forest;
import dev.orchard.model.Suggestion;
import dev.orchard.model.Violation;
import dev.orchard.model.feature.CategoryFeature;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.Row;
import dev.orchard.model.scoring.LabelRange;
import dev.orchard.model.spec.ClassWeights;
import dev.orchard.model.spec.ModelSpec;
import dev.orchard.training.source.TrainingTable;
import dev.orchard.training.trainer.FittedForest;
import dev.orchard.training.trainer.Trainer;
import dev.orchard.training.trainer.TrainingData;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Fits a candidate on training rows: encoding, forest, calibration and intervals. */
final class CandidateTraining {
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
    FittedIntervals intervals = intervals(fitted.outOfBag(), data);
    return new Candidate(
        encoder,
        covered(fitted.forest(), data),
        fitted.modelType(),
        labels.classes(),
        intervals,
        intervals.equals(FittedIntervals.NONE) ? "none" : fitted.unseenRows(),
        data.isRegression() ? Optional.of(range(targets)) : Optional.empty(),
        spec.actions(),
        fitted.files());
  }

  private FittedIntervals intervals(double[] unseen, TrainingData data) {
    long seed = spec.training().seed();
    if (unseen.length == 0) {
      return FittedIntervals.NONE;
    }
    return data.isRegression()
        ? FittedIntervals.ofNumbers(unseen, data.targets(), seed)
        : FittedIntervals.ofClasses(unseen, data.targets(), data.classCount(), seed);
  }

  /** Explanations need covers, and not every trainer notes them. */
  private static Forest covered(Forest forest, TrainingData data) {
    return forest.hasCovers() ? forest : Covers.of(forest, data.rowMajor(), data.rowCount());
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

  private static LabelRange range(double[] targets) {
    double[] sorted = targets.clone();
    Arrays.sort(sorted);
    return new LabelRange(percentile(sorted, 5), percentile(sorted, 95));
  }

  private static double percentile(double[] sorted, int percent) {
    return sorted[(int) Math.round((sorted.length - 1) * percent / 100.0)];
  }
}
