package dev.orchard.model.scoring;

import dev.orchard.forest.Forest;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.FeatureSchema;
import dev.orchard.model.feature.Row;
import dev.orchard.model.feature.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Scores rows: encodes, runs the forest, interprets its outputs. Immutable and thread-safe. What it
 * allocates a row depends on the number of features and classes, never on the forest.
 */
public final class Scorer {
  private static final int BLOCK_ROWS = 256;

  private final Encoder encoder;
  private final Forest forest;
  private final Output output;

  /** Null until the first explanation is asked for; predictions alone never pay for it. */
  private volatile PredictionExplainer explainer;

  private Scorer(Encoder encoder, Forest forest, Output output) {
    if (forest.featureCount() != encoder.width() || !output.accepts(forest.outputCount())) {
      throw new IllegalArgumentException(
          "A forest of "
              + forest.featureCount()
              + " features and "
              + forest.outputCount()
              + " outputs does not fit an encoder of "
              + encoder.width()
              + " features");
    }
    this.encoder = encoder;
    this.forest = forest;
    this.output = output;
  }

  /** Scores numbers; without intervals or label range there is no confidence. */
  public static Scorer regression(
      Encoder encoder,
      Forest forest,
      Optional<Conformal> conformal,
      Optional<LabelRange> labelRange,
      Actions actions) {
    return new Scorer(encoder, forest, new NumberOutput(conformal, labelRange, actions));
  }

  /**
   * Scores classes. The forest's outputs are probabilities in the order of the classes, or that of
   * the positive class alone.
   */
  public static Scorer classification(
      Encoder encoder, Forest forest, Classes classes, Calibration calibration, Actions actions) {
    return classification(encoder, forest, classes, calibration, Optional.empty(), actions);
  }

  /** The same, with the sets of classes that a row may have. */
  public static Scorer classification(
      Encoder encoder,
      Forest forest,
      Classes classes,
      Calibration calibration,
      Optional<ClassConformal> conformal,
      Actions actions) {
    return new Scorer(encoder, forest, new ClassOutput(classes, calibration, conformal, actions));
  }

  public Encoder encoder() {
    return encoder;
  }

  public FeatureSchema schema() {
    return encoder.schema();
  }

  public Forest forest() {
    return forest;
  }

  /** Whether {@link #explain} can: the forest knows the covers of its nodes. */
  public boolean canExplain() {
    return forest.hasCovers();
  }

  /**
   * Why the row is scored as it is. The first call prepares the forest, once.
   *
   * @throws dev.orchard.forest.MissingCoversException unless {@link #canExplain}
   */
  public Explanation explain(Row row, ExplainOptions options) {
    return explainer().explain(row, options);
  }

  /**
   * The smallest change of each of some features that alone makes the model answer as wished.
   * Numbers stay between the feature's minimum and maximum, or where it has none those of the
   * training.
   *
   * @param positions of the features that may change
   * @param scales of all features, in schema order
   */
  public Counterfactuals counterfactuals(
      Row row, List<Integer> positions, Wish wish, List<FeatureScale> scales) {
    return new CounterfactualSearch(this, scales).search(row, positions, wish);
  }

  private PredictionExplainer explainer() {
    PredictionExplainer present = explainer;
    if (present != null) {
      return present;
    }
    synchronized (this) {
      if (explainer == null) {
        explainer = new PredictionExplainer(encoder, forest, output);
      }
      return explainer;
    }
  }

  /** What explanations have taken in memory so far, in bytes. */
  public long explanationSizeInBytes() {
    PredictionExplainer present = explainer;
    return present == null ? 0 : present.sizeInBytes();
  }

  public Prediction score(Row row) {
    return score(row, ScoreOptions.DEFAULT);
  }

  public Prediction score(Row row, ScoreOptions options) {
    double[] features = new double[encoder.width()];
    double[] scores = new double[forest.outputCount()];
    List<Warning> warnings = encode(row, features, 0);
    forest.score(features, scores);
    return output.predict(scores, 0, scores.length, options, warnings);
  }

  public List<Prediction> scoreAll(List<Row> rows) {
    return scoreAll(rows, ScoreOptions.DEFAULT);
  }

  /** The prediction of each row, in order, the same as {@link #score} gives; scored in blocks. */
  public List<Prediction> scoreAll(List<Row> rows, ScoreOptions options) {
    List<Prediction> predictions = new ArrayList<>(rows.size());
    int blockRows = Math.min(BLOCK_ROWS, rows.size());
    double[] features = new double[blockRows * encoder.width()];
    double[] scores = new double[blockRows * forest.outputCount()];
    for (int begin = 0; begin < rows.size(); begin += blockRows) {
      scoreBlock(
          rows.subList(begin, Math.min(rows.size(), begin + blockRows)),
          options,
          features,
          scores,
          predictions);
    }
    return predictions;
  }

  private void scoreBlock(
      List<Row> rows,
      ScoreOptions options,
      double[] features,
      double[] scores,
      List<Prediction> predictions) {
    List<List<Warning>> warnings = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      warnings.add(encode(rows.get(i), features, i * encoder.width()));
    }
    forest.scoreBlock(features, rows.size(), scores);
    int outputs = forest.outputCount();
    for (int i = 0; i < rows.size(); i++) {
      predictions.add(output.predict(scores, i * outputs, outputs, options, warnings.get(i)));
    }
  }

  private List<Warning> encode(Row row, double[] features, int offset) {
    WarningList warnings = new WarningList();
    encoder.encode(row, features, offset, warnings::add);
    return warnings.toList();
  }

  /** Most rows have no warnings, and then no list. */
  private static final class WarningList {
    private List<Warning> warnings;

    void add(Warning warning) {
      if (warnings == null) {
        warnings = new ArrayList<>();
      }
      warnings.add(warning);
    }

    List<Warning> toList() {
      return warnings == null ? List.of() : List.copyOf(warnings);
    }
  }
}
