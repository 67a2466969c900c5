package dev.orchard.training.evaluation;

/**
 * The expected calibration error: the mean distance between the probability promised and the share
 * that came true, over {@value #BINS} equally wide bins of the probability, each weighted by its
 * rows (Naeini, Cooper and Hauskrecht, 2015).
 */
final class CalibrationError {
  static final int BINS = 10;

  private final double[] probabilities;
  private final boolean[] happened;
  private final byte[] bins;

  CalibrationError(double[] probabilities, boolean[] happened) {
    this.probabilities = probabilities;
    this.happened = happened;
    this.bins = new byte[probabilities.length];
    for (int row = 0; row < bins.length; row++) {
      bins[row] = (byte) Math.min(BINS - 1, probabilities[row] * BINS);
    }
  }

  double measure(int[] counts) {
    double[] gaps = new double[BINS];
    long rows = 0;
    for (int row = 0; row < counts.length; row++) {
      gaps[bins[row]] += counts[row] * (probabilities[row] - (happened[row] ? 1 : 0));
      rows += counts[row];
    }
    double sum = 0;
    for (double gap : gaps) {
      sum += Math.abs(gap);
    }
    return sum / rows;
  }
}
