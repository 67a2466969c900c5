package dev.orchard.training.evaluation;

import dev.orchard.model.evaluation.CalibrationPoint;
import dev.orchard.model.evaluation.Evaluation;
import dev.orchard.model.evaluation.RocPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.classification.evaluation.LabelEvaluationUtil;

/** Points to draw: of the ROC curve, and of probabilities against what came true. */
final class Curves {
  /** Bins of equal row counts; most probabilities are often close together. */
  private static final int CALIBRATION_BINS = 20;

  private static final int LEAST_ROWS_A_BIN = 20;

  private Curves() {}

  /** Tribuo's curve, thinned out evenly; empty if there is one class only. */
  static List<RocPoint> roc(double[] probabilities, boolean[] positives) {
    long count = IntStream.range(0, positives.length).filter(row -> positives[row]).count();
    if (count == 0 || count == positives.length) {
      return List.of();
    }
    LabelEvaluationUtil.ROC curve = LabelEvaluationUtil.generateROCCurve(positives, probabilities);
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < curve.thresholds.length; i++) {
      // The first point may stand above every score, at infinity.
      if (Double.isFinite(curve.thresholds[i])) {
        places.add(i);
      }
    }
    int kept = Math.min(Evaluation.MOST_POINTS, places.size());
    List<RocPoint> points = new ArrayList<>(kept);
    for (int i = 0; i < kept; i++) {
      int place = places.get(kept == 1 ? 0 : (int) ((long) i * (places.size() - 1) / (kept - 1)));
      points.add(new RocPoint(curve.thresholds[place], curve.fpr[place], curve.tpr[place]));
    }
    return points;
  }

  /** Means over bins of equal row counts; equal probabilities stay together. */
  static List<CalibrationPoint> calibration(double[] probabilities, boolean[] happened) {
    int[] order =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    int size = Math.max(LEAST_ROWS_A_BIN, (order.length + CALIBRATION_BINS - 1) / CALIBRATION_BINS);
    List<CalibrationPoint> points = new ArrayList<>();
    int from = 0;
    while (from < order.length) {
      int to = Math.min(order.length, from + size);
      while (to < order.length && probabilities[order[to]] == probabilities[order[to - 1]]) {
        to++;
      }
      double promised = 0;
      double came = 0;
      for (int i = from; i < to; i++) {
        promised += probabilities[order[i]];
        came += happened[order[i]] ? 1 : 0;
      }
      points.add(new CalibrationPoint(promised / (to - from), came / (to - from), to - from));
      from = to;
    }
    return points;
  }
}
