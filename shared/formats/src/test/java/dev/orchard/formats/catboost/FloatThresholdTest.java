package dev.orchard.formats.catboost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A double is not above the threshold exactly if it is not above the border once it is a float. */
final class FloatThresholdTest {
  @ParameterizedTest
  @ValueSource(
      floats = {
        0.0f,
        -0.0f,
        1.0f,
        -1.0f,
        0.1f,
        16777216f,
        Float.MIN_VALUE,
        -Float.MIN_VALUE,
        Float.MIN_NORMAL,
        Float.MAX_VALUE,
        -Float.MAX_VALUE
      })
  void partsTheDoublesAsFloatsArePartedAt(float border) {
    assertPartsAt(border);
  }

  @Test
  void partsTheDoublesAsFloatsArePartedAtRandomBorders() {
    Random random = new Random(3);
    for (int i = 0; i < 100_000; i++) {
      float border = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(border)) {
        assertPartsAt(border);
      }
    }
  }

  private static void assertPartsAt(float border) {
    double threshold = FloatThreshold.lastNotAbove(border);
    assertThat((float) threshold > border).as("border %s", border).isFalse();
    assertThat((float) Math.nextUp(threshold) > border).as("border %s", border).isTrue();
  }
}
