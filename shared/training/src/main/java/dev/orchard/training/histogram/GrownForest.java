package dev.orchard.training.histogram;

import dev.orchard.forest.Forest;

/** A forest, and what it said of the rows it was grown on. */
public final class GrownForest {
  private final Forest forest;
  private final double[][] outOfBag;

  GrownForest(Forest forest, double[][] outOfBag) {
    this.forest = forest;
    this.outOfBag = outOfBag;
  }

  /** Answers the mean of its trees' leaves. */
  public Forest forest() {
    return forest;
  }

  /**
   * The mean, by training row, over those trees only that never saw the row; NaN where every tree
   * saw it.
   */
  public double[] outOfBag(int output) {
    return outOfBag[output].clone();
  }
}
