package dev.orchard.model.evaluation;

/** Between which values a metric lies in 95 % of resamples of the held-out rows. */
public record Bounds(double lower, double upper) {
  public Bounds {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException("The bounds from " + lower + " to " + upper);
    }
  }
}
