package dev.orchard.forest;

/**
 * Points and weights that integrate over [0, 1] every polynomial of degree {@code 2 * count - 1} or
 * less without error (C. F. Gauss, 1814).
 *
 * <p>The points are the roots of the Legendre polynomial, found by Newton's method from Tricomi's
 * approximation; four steps reach the last bit for every count that is used here.
 */
final class GaussLegendre {
  private static final int STEPS = 8;

  private final double[] points;
  private final double[] weights;

  GaussLegendre(int count) {
    points = new double[count];
    weights = new double[count];
    for (int i = 0; i < (count + 1) / 2; i++) {
      double root = Math.cos(Math.PI * (i + 0.75) / (count + 0.5));
      double slope = 1.0;
      for (int step = 0; step < STEPS; step++) {
        double below = 1.0;
        double value = root;
        for (int degree = 2; degree <= count; degree++) {
          double next = ((2 * degree - 1) * root * value - (degree - 1) * below) / degree;
          below = value;
          value = next;
        }
        slope = count * (root * value - below) / (root * root - 1.0);
        root -= value / slope;
      }
      // From [-1, 1] to [0, 1]; the roots lie symmetrically.
      points[i] = (1.0 - root) / 2.0;
      points[count - 1 - i] = (1.0 + root) / 2.0;
      weights[i] = 1.0 / ((1.0 - root * root) * slope * slope);
      weights[count - 1 - i] = weights[i];
    }
  }

  /** The fewest points that integrate polynomials of this degree without error. */
  static int pointsFor(int degree) {
    return Math.max(1, (degree + 2) / 2);
  }

  int count() {
    return points.length;
  }

  double point(int index) {
    return points[index];
  }

  double weight(int index) {
    return weights[index];
  }
}
