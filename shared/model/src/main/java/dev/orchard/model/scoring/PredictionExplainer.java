package dev.orchard.model.scoring;

import dev.orchard.forest.Explainer;
import dev.orchard.forest.Forest;
import dev.orchard.model.feature.Encoder;
import dev.orchard.model.feature.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Explains the predictions of one scorer: contributions of the forest's columns, summed up to the
 * features that people know, largest first.
 *
 * <p>The contributions add up in margins. People read probabilities, so for classes the same
 * contributions are shown a second time, stretched by the one factor that makes them add up from
 * the calibrated probability of the baseline to that of the row. Where the margin is the
 * baseline's, the factor is the slope of the probability there.
 */
final class PredictionExplainer {
  /** Margins closer than this are the same; the slope is taken over this distance. */
  private static final double SLOPE_STEP = 1e-4;

  private final Encoder encoder;
  private final Forest forest;
  private final Output output;
  private final Explainer explainer;
  private final double[] baselines;

  PredictionExplainer(Encoder encoder, Forest forest, Output output) {
    this.encoder = encoder;
    this.forest = forest;
    this.output = output;
    explainer = Explainer.of(forest);
    baselines = new double[forest.outputCount()];
    for (int i = 0; i < baselines.length; i++) {
      baselines[i] = explainer.baseline(i);
    }
  }

  long sizeInBytes() {
    return explainer.sizeInBytes();
  }

  Explanation explain(Row row, ExplainOptions options) {
    double[] columns = new double[encoder.width()];
    encoder.encode(row, columns, 0);
    double[] margins = new double[forest.outputCount()];
    forest.margin(columns, margins);
    Optional<ClassPrediction> ofClass = classPrediction(margins);
    int explained = ofClass.map(PredictionExplainer::explainedClass).orElse(0);
    int margin = margins.length == 1 ? 0 : explained;
    double[] contributions = new double[columns.length];
    explainer.contributions(columns, margin, contributions);
    Optional<Stretch> stretch = ofClass.flatMap(each -> stretch(margins, margin, explained));
    List<Contribution> ranked = ranked(row, byFeature(contributions), stretch);
    List<Contribution> shown = ranked.subList(0, Math.min(options.top(), ranked.size()));
    double remaining = 0;
    for (Contribution left : ranked.subList(shown.size(), ranked.size())) {
      remaining += left.contribution();
    }
    return new Explanation(
        ofClass.map(each -> each.classes().names().get(explained)),
        baselines[margin],
        margins[margin],
        shown,
        remaining,
        stretch.map(Stretch::scale),
        options.interactions() == 0
            ? List.of()
            : interactions(columns, margin, options.interactions()));
  }

  private static int explainedClass(ClassPrediction prediction) {
    return prediction.classes().isBinary()
        ? prediction.classes().positive().getAsInt()
        : prediction.classIndex();
  }

  /** What the margins make the model say, if it says classes. */
  private Optional<ClassPrediction> classPrediction(double[] margins) {
    double[] scores = margins.clone();
    forest.link().apply(scores, 0, scores.length);
    Prediction prediction =
        output.predict(scores, 0, scores.length, ScoreOptions.DEFAULT, List.of());
    return prediction instanceof ClassPrediction ofClass ? Optional.of(ofClass) : Optional.empty();
  }

  /** How contributions become shares of a difference of probabilities. */
  private record Stretch(ProbabilityScale scale, double factor) {}

  private double probability(double[] margins, int explained) {
    return classPrediction(margins).orElseThrow().probabilities().get(explained);
  }

  /** Empty if the probability fell while the margin rose, or the other way round. */
  private Optional<Stretch> stretch(double[] margins, int margin, int explained) {
    ProbabilityScale scale =
        new ProbabilityScale(probability(baselines, explained), probability(margins, explained));
    double difference = margins[margin] - baselines[margin];
    double factor =
        Math.abs(difference) < SLOPE_STEP
            ? slope(margins, margin, explained)
            : (scale.probability() - scale.baseline()) / difference;
    return factor >= 0 ? Optional.of(new Stretch(scale, factor)) : Optional.empty();
  }

  private double slope(double[] margins, int margin, int explained) {
    double[] moved = margins.clone();
    moved[margin] = margins[margin] + SLOPE_STEP;
    double above = probability(moved, explained);
    moved[margin] = margins[margin] - SLOPE_STEP;
    return (above - probability(moved, explained)) / (2 * SLOPE_STEP);
  }

  private double[] byFeature(double[] ofColumns) {
    double[] sums = new double[encoder.schema().size()];
    for (int column = 0; column < ofColumns.length; column++) {
      sums[encoder.featureOfColumn(column)] += ofColumns[column];
    }
    return sums;
  }

  private List<Contribution> ranked(Row row, double[] ofFeatures, Optional<Stretch> stretch) {
    double factor = stretch.map(Stretch::factor).orElse(Double.NaN);
    List<Contribution> contributions = new ArrayList<>(ofFeatures.length);
    for (int i = 0; i < ofFeatures.length; i++) {
      contributions.add(
          new Contribution(
              encoder.schema().feature(i).name(),
              row.value(i),
              ofFeatures[i],
              stretch.isPresent()
                  ? OptionalDouble.of(ofFeatures[i] * factor)
                  : OptionalDouble.empty()));
    }
    contributions.sort(
        Comparator.comparingDouble((Contribution each) -> Math.abs(each.contribution()))
            .reversed());
    return contributions;
  }

  private List<Interaction> interactions(double[] columns, int margin, int most) {
    int width = columns.length;
    double[] square = new double[width * width];
    explainer.interactions(columns, margin, square);
    int size = encoder.schema().size();
    double[] sums = new double[size * size];
    for (int first = 0; first < width; first++) {
      for (int second = 0; second < width; second++) {
        int a = encoder.featureOfColumn(first);
        int b = encoder.featureOfColumn(second);
        sums[Math.min(a, b) * size + Math.max(a, b)] += square[first * width + second];
      }
    }
    List<Interaction> pairs = new ArrayList<>();
    for (int first = 0; first < size; first++) {
      for (int second = first + 1; second < size; second++) {
        if (sums[first * size + second] != 0) {
          pairs.add(
              new Interaction(
                  encoder.schema().feature(first).name(),
                  encoder.schema().feature(second).name(),
                  sums[first * size + second]));
        }
      }
    }
    pairs.sort(
        Comparator.comparingDouble((Interaction each) -> Math.abs(each.contribution())).reversed());
    return pairs.subList(0, Math.min(most, pairs.size()));
  }
}
