package dev.orchard.model.manifest;

import static dev.orchard.model.manifest.CardText.code;
import static dev.orchard.model.manifest.CardText.number;
import static dev.orchard.model.manifest.CardText.percent;
import static dev.orchard.model.manifest.CardText.plain;

import dev.orchard.model.evaluation.Bounds;
import dev.orchard.model.evaluation.CalibrationPoint;
import dev.orchard.model.evaluation.ConfusionMatrix;
import dev.orchard.model.evaluation.Coverage;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.scoring.Conformal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model card tells of how good a version is: metrics, confusion, calibration, intervals. */
final class CardEvaluation {
  /** A larger confusion matrix is a wall of numbers; the manifest has it. */
  private static final int MOST_CLASSES = 12;

  private static final double LEVEL = 0.9;

  private final ManifestDraft content;
  private final Evaluation evaluation;
  private final CardText card;

  CardEvaluation(ManifestDraft content, CardText card) {
    this.content = content;
    this.evaluation = content.evaluation();
    this.card = card;
  }

  void write() {
    writeMetrics();
    evaluation.confusionMatrix().ifPresent(this::writeConfusion);
    if (content.classes().isPresent()) {
      writeCalibration();
    }
    content.conformal().ifPresent(this::writeIntervals);
    writeCoverage();
  }

  private void writeMetrics() {
    card.paragraph("## Metrics on the test rows");
    boolean bounded = !evaluation.bounds().isEmpty();
    card.line(bounded ? "| metric | value | 95 % of resamples |" : "| metric | value |");
    card.line(bounded ? "|---|---|---|" : "|---|---|");
    for (Map.Entry<String, Double> metric : content.metrics().entrySet()) {
      String value = number(metric.getValue());
      if (bounded) {
        Optional<Bounds> bounds = Optional.ofNullable(evaluation.bounds().get(metric.getKey()));
        String range = bounds.map(b -> number(b.lower()) + " to " + number(b.upper())).orElse("");
        card.row(metric.getKey(), value, range);
      } else {
        card.row(metric.getKey(), value);
      }
    }
    card.line("");
    if (!evaluation.split().isEmpty()) {
      String resamples = bounded ? "; " + evaluation.resamples() + " bootstrap resamples" : "";
      card.paragraph("Test rows: " + plain(evaluation.split()) + resamples + ".");
    }
    if (!evaluation.notes().isEmpty()) {
      evaluation.notes().forEach(note -> card.line("- " + plain(note)));
      card.line("");
    }
  }

  private void writeConfusion(ConfusionMatrix matrix) {
    List<String> classes = matrix.classes();
    if (classes.size() > MOST_CLASSES) {
      return;
    }
    card.paragraph("### Which class was taken for which");
    List<String> head = new ArrayList<>(List.of("true class"));
    classes.forEach(name -> head.add("predicted " + code(name)));
    card.row(head.toArray(String[]::new));
    card.line("|---".repeat(head.size()) + "|");
    for (int truth = 0; truth < classes.size(); truth++) {
      List<String> cells = new ArrayList<>(List.of(code(classes.get(truth))));
      matrix.counts().get(truth).forEach(count -> cells.add(Long.toString(count)));
      card.row(cells.toArray(String[]::new));
    }
    card.line("");
  }

  private void writeCalibration() {
    card.paragraph("### How far probabilities can be believed");
    card.paragraph(
        "Calibration: "
            + content.calibration().method()
            + ", fitted on "
            + plain(content.calibratedOn())
            + " rows"
            + losses()
            + ".");
    if (evaluation.calibrationCurve().isEmpty()) {
      return;
    }
    card.line("| promised | came true | rows |");
    card.line("|---|---|---|");
    for (CalibrationPoint point : evaluation.calibrationCurve()) {
      card.row(percent(point.predicted()), percent(point.observed()), Long.toString(point.rows()));
    }
    card.line("");
  }

  private String losses() {
    List<String> tried = new ArrayList<>();
    evaluation
        .calibrationLosses()
        .forEach((method, loss) -> tried.add(plain(method) + " " + number(loss)));
    return tried.isEmpty() ? "" : ", chosen by cross-fitted log loss: " + String.join(", ", tried);
  }

  private void writeIntervals(Conformal intervals) {
    card.paragraph("### How far predictions may be off");
    double[] knots = intervals.spread().predictions();
    String from =
        knots.length == 1
            ? "."
            : " where the model is most exact (predictions around "
                + number(narrowest(intervals, knots))
                + "), ± "
                + number(intervals.halfWidth(widest(intervals, knots), LEVEL))
                + " where it is least (around "
                + number(widest(intervals, knots))
                + ").";
    double least = intervals.halfWidth(narrowest(intervals, knots), LEVEL);
    card.paragraph("The 90 % interval is the prediction ± " + number(least) + from);
  }

  private static double narrowest(Conformal intervals, double[] knots) {
    return Arrays.stream(knots)
        .boxed()
        .min((a, b) -> Double.compare(intervals.spread().at(a), intervals.spread().at(b)))
        .orElseThrow();
  }

  private static double widest(Conformal intervals, double[] knots) {
    return Arrays.stream(knots)
        .boxed()
        .max((a, b) -> Double.compare(intervals.spread().at(a), intervals.spread().at(b)))
        .orElseThrow();
  }

  private void writeCoverage() {
    if (evaluation.coverage().isEmpty()) {
      return;
    }
    boolean classes = content.classes().isPresent();
    card.paragraph(
        classes
            ? "Sets of classes that a row may have, on the test rows:"
            : "Intervals on the test rows:");
    card.line("| asked for | held the truth | " + (classes ? "classes" : "mean width") + " |");
    card.line("|---|---|---|");
    for (Coverage each : evaluation.coverage()) {
      card.row(percent(each.confidenceLevel()), percent(each.coverage()), number(each.meanSize()));
    }
    card.line("");
  }
}
