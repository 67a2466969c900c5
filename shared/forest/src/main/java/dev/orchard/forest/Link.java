package dev.orchard.forest;

/** Turns margins into scores. */
public enum Link {
  /** The score is the margin. */
  IDENTITY,

  /** Each output alone becomes the probability {@code 1 / (1 + exp(-margin))}. */
  LOGISTIC,

  /** The outputs together become probabilities that add up to one. Needs two outputs or more. */
  SOFTMAX,

  /**
   * Each output alone becomes {@code exp(margin)}, as Poisson, gamma and Tweedie models have it.
   */
  EXPONENTIAL;

  /** Replaces the {@code count} margins from {@code offset} on by their scores. */
  public void apply(double[] values, int offset, int count) {
    switch (this) {
      case IDENTITY -> {}
      case LOGISTIC -> applyLogistic(values, offset, count);
      case SOFTMAX -> applySoftmax(values, offset, count);
      case EXPONENTIAL -> applyExponential(values, offset, count);
    }
  }

  private static void applyLogistic(double[] values, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      values[i] = 1.0 / (1.0 + Math.exp(-values[i]));
    }
  }

  /** Subtracts the largest margin first, so that no exponential overflows. */
  private static void applySoftmax(double[] values, int offset, int count) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + count; i++) {
      largest = Math.max(largest, values[i]);
    }
    double sum = 0.0;
    for (int i = offset; i < offset + count; i++) {
      values[i] = Math.exp(values[i] - largest);
      sum += values[i];
    }
    for (int i = offset; i < offset + count; i++) {
      values[i] /= sum;
    }
  }

  private static void applyExponential(double[] values, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      values[i] = Math.exp(values[i]);
    }
  }
}
