package dev.orchard.model.scoring;

/**
 * How large a change of a number is.
 *
 * @param center where a missing number is taken to be; the mean in training
 * @param deviation the change that counts as 1; the standard deviation in training
 */
public record FeatureScale(double center, double deviation) {
  /** Of numbers of which nothing is known: their own unit. */
  public static final FeatureScale UNIT = new FeatureScale(0, 1);

  public FeatureScale {
    deviation = deviation > 0 && Double.isFinite(deviation) ? deviation : 1;
    center = Double.isFinite(center) ? center : 0;
  }
}
