package dev.orchard.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GaussLegendreTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 33, 100, 512})
  void integratesEveryPowerUpToItsDegree(int count) {
    GaussLegendre rule = new GaussLegendre(count);
    for (int degree = 0; degree <= 2 * count - 1; degree += 1 + degree / 10) {
      double sum = 0;
      for (int point = 0; point < count; point++) {
        sum += rule.weight(point) * Math.pow(rule.point(point), degree);
      }
      assertThat(sum).as("power %d", degree).isCloseTo(1.0 / (degree + 1), within(1e-14));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, 5, 1023})
  void takesTheFewestPointsThatReachADegree(int degree) {
    int points = GaussLegendre.pointsFor(degree);
    assertThat(2 * points - 1).isGreaterThanOrEqualTo(degree);
    assertThat(points == 1 || 2 * (points - 1) - 1 < degree).isTrue();
  }
}
