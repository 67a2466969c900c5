package dev.orchard.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  @Test
  void findsPercentilesToWithinOnePercent() {
    long seed = 7;
    Random random = new Random(seed);
    long[] values = random.longs(10_000, 0, 5_000_000_000L).toArray();
    LatencyHistogram histogram = new LatencyHistogram();
    Arrays.stream(values).forEach(histogram::record);
    Arrays.sort(values);
    for (double percent : new double[] {1, 50, 90, 99, 99.9, 100}) {
      long exact = values[(int) Math.ceil(percent / 100 * values.length) - 1];
      assertThat(histogram.percentile(percent))
          .as("seed %s, percentile %s", seed, percent)
          .isBetween(exact, exact + exact / 128 + 1);
    }
  }

  @Test
  void keepsTheLargestValueAsItIs() {
    LatencyHistogram histogram = new LatencyHistogram();
    histogram.record(Long.MAX_VALUE);
    histogram.record(3);

    assertThat(histogram.maximum()).isEqualTo(Long.MAX_VALUE);
    assertThat(histogram.percentile(50)).isEqualTo(3);
  }

  @Test
  void isZeroWithoutValues() {
    assertThat(new LatencyHistogram().percentile(99)).isZero();
  }
}
