package dev.orchard.model.scoring;

import java.util.Arrays;

/**
 * How far truths usually lie from a prediction, as a function of the prediction: linear between
 * knots, flat outside of them. It works for every forest, whatever its trees say one by one, and
 * costs a binary search. Fitted in training, only applied here.
 */
public final class Spread {
  /** No more knots are accepted. */
  public static final int MOST_KNOTS = 200;

  /** The same everywhere. */
  public static final Spread EVEN = new Spread(new double[] {0}, new double[] {1});

  private final double[] predictions;
  private final double[] spreads;

  /**
   * Takes the knots.
   *
   * @param predictions strictly rising
   * @param spreads as many, above 0, in the label's unit
   */
  public Spread(double[] predictions, double[] spreads) {
    if (predictions.length == 0
        || predictions.length > MOST_KNOTS
        || predictions.length != spreads.length) {
      throw new IllegalArgumentException(
          predictions.length + " predictions, " + spreads.length + " spreads");
    }
    for (int i = 0; i < predictions.length; i++) {
      boolean rising = i == 0 || predictions[i] > predictions[i - 1];
      boolean finite = Double.isFinite(predictions[i]) && Double.isFinite(spreads[i]);
      if (!finite || !rising || !(spreads[i] > 0)) {
        throw new IllegalArgumentException("Knot " + i + " of the spread is out of order");
      }
    }
    this.predictions = predictions.clone();
    this.spreads = spreads.clone();
  }

  public double[] predictions() {
    return predictions.clone();
  }

  public double[] spreads() {
    return spreads.clone();
  }

  /** The spread at a prediction. */
  public double at(double prediction) {
    int found = Arrays.binarySearch(predictions, prediction);
    if (found >= 0) {
      return spreads[found];
    }
    int right = -found - 1;
    if (right == 0) {
      return spreads[0];
    }
    if (right == predictions.length) {
      return spreads[right - 1];
    }
    double share =
        (prediction - predictions[right - 1]) / (predictions[right] - predictions[right - 1]);
    return spreads[right - 1] + share * (spreads[right] - spreads[right - 1]);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spread that
        && Arrays.equals(predictions, that.predictions)
        && Arrays.equals(spreads, that.spreads);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(predictions) + 31 * Arrays.hashCode(spreads);
  }
}
