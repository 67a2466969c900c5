package dev.orchard.web.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
  private final AtomicLong nanos = new AtomicLong();
  private final RateLimiter limiter = new RateLimiter(10, 3, nanos::get);

  private boolean passes(String key) {
    try {
      limiter.acquire("token", key);
      return true;
    } catch (RateLimitedException e) {
      return false;
    }
  }

  @Test
  void letsABurstThroughAndNoMore() {
    for (int i = 0; i < 3; i++) {
      assertThat(passes("a")).isTrue();
    }
    assertThat(passes("a")).isFalse();
  }

  @Test
  void gainsPermitsAsTimeGoesBy() {
    for (int i = 0; i < 3; i++) {
      passes("a");
    }
    nanos.addAndGet(Duration.ofMillis(100).toNanos());
    assertThat(passes("a")).isTrue();
    assertThat(passes("a")).isFalse();
  }

  @Test
  void countsEveryKeyOnItsOwn() {
    for (int i = 0; i < 4; i++) {
      passes("a");
    }
    assertThat(passes("b")).isTrue();
  }

  @Test
  void saysHowLongToWait() {
    for (int i = 0; i < 3; i++) {
      passes("a");
    }
    assertThatThrownBy(() -> limiter.acquire("token", "a"))
        .asInstanceOf(InstanceOfAssertFactories.type(RateLimitedException.class))
        .satisfies(e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofMillis(100)));
  }

  @Test
  void neverSavesMoreThanTheBurst() {
    nanos.addAndGet(Duration.ofDays(1).toNanos());
    for (int i = 0; i < 3; i++) {
      assertThat(passes("a")).isTrue();
    }
    assertThat(passes("a")).isFalse();
  }

  @Test
  void isNotFooledByATickerThatGoesBackALittle() {
    nanos.set(1000);
    for (int i = 0; i < 3; i++) {
      passes("a");
    }
    nanos.set(0);
    assertThat(passes("a")).isFalse();
    nanos.set(1000);
    assertThat(passes("a")).isFalse();
  }

  @Test
  void limitsNothingAtRateZero() {
    RateLimiter unlimited = new RateLimiter(0, 0, nanos::get);
    for (int i = 0; i < 1000; i++) {
      unlimited.acquire("token", "a");
    }
    assertThat(unlimited.buckets()).isZero();
  }

  @Test
  void keepsABoundedNumberOfBuckets() {
    for (int i = 0; i < 3 * RateLimiter.MOST_BUCKETS; i++) {
      passes("10.0." + i);
    }
    assertThat(limiter.buckets()).isLessThanOrEqualTo(RateLimiter.MOST_BUCKETS);
  }

  @Test
  void letsExactlyTheBurstThroughHoweverManyThreadsAsk() throws Exception {
    RateLimiter shared = new RateLimiter(1, 500, nanos::get);
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(8);
    List<Future<Integer>> results = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      results.add(threads.submit(() -> passed(shared, start)));
    }
    start.countDown();
    int passed = 0;
    for (Future<Integer> result : results) {
      passed += result.get();
    }
    threads.shutdown();
    assertThat(passed).isEqualTo(500);
  }

  private static int passed(RateLimiter shared, CountDownLatch start) throws InterruptedException {
    start.await();
    int refused = 0;
    for (int i = 0; i < 1000; i++) {
      try {
        shared.acquire("token", "same");
      } catch (RateLimitedException e) {
        refused++;
      }
    }
    return 1000 - refused;
  }
}
