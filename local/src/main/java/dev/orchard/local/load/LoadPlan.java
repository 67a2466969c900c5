package dev.orchard.local.load;

import java.net.http.HttpRequest;
import java.time.Duration;

/**
 * What a load test sends, and when.
 *
 * @param request sent again and again
 * @param rate requests a second, above 0
 * @param warmUp first part of the schedule that is sent and not counted
 * @param duration the counted part
 * @param connections requests that may be under way at once; a request that finds none free is sent
 *     late, and its latency still counts from its due time
 */
public record LoadPlan(
    HttpRequest request, double rate, Duration warmUp, Duration duration, int connections) {
  public LoadPlan {
    if (!(rate > 0) || rate > 1_000_000 || connections < 1 || duration.isNegative()) {
      throw new IllegalArgumentException("a load test needs a rate, a duration and a connection");
    }
  }

  /** Requests sent before counting begins. */
  long uncounted() {
    return (long) (warmUp.toNanos() * rate / 1e9);
  }

  /** All requests, at least one of them counted. */
  long total() {
    return uncounted() + Math.max(1, Math.round(duration.toNanos() * rate / 1e9));
  }

  /** When request {@code index} is due, in nanoseconds after the start. */
  long due(long index) {
    return (long) (index * 1e9 / rate);
  }
}
