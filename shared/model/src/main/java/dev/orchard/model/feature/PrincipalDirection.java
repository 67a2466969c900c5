package dev.orchard.model.feature;

import java.util.Arrays;

/**
 * The direction in which weighted points around the origin vary most: the first eigenvector of
 * their covariance.
 */
final class PrincipalDirection {
  private static final int ITERATIONS = 200;

  private PrincipalDirection() {}

  /**
   * Power iteration from a fixed start; the sign is that of the first component that is not zero,
   * made positive.
   */
  static double[] of(double[][] points, double[] weights, int dimensions) {
    if (dimensions == 1) {
      return new double[] {1};
    }
    double[] direction = new double[dimensions];
    for (int k = 0; k < dimensions; k++) {
      // Not all equal: class shares sum to a constant, so (1, 1, …) is a direction without
      // variance.
      direction[k] = 1.0 / (k + 1);
    }
    for (int i = 0; i < ITERATIONS; i++) {
      double[] next = new double[dimensions];
      for (int p = 0; p < points.length; p++) {
        double projection = 0;
        for (int k = 0; k < dimensions; k++) {
          projection += points[p][k] * direction[k];
        }
        for (int k = 0; k < dimensions; k++) {
          next[k] += weights[p] * projection * points[p][k];
        }
      }
      double length = Math.sqrt(Arrays.stream(next).map(x -> x * x).sum());
      if (length == 0) {
        break;
      }
      for (int k = 0; k < dimensions; k++) {
        direction[k] = next[k] / length;
      }
    }
    return withPositiveFirst(direction);
  }

  private static double[] withPositiveFirst(double[] direction) {
    for (double component : direction) {
      if (component != 0) {
        double sign = Math.signum(component);
        return Arrays.stream(direction).map(x -> x * sign).toArray();
      }
    }
    return direction;
  }
}
