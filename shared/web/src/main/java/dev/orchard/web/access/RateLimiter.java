package dev.orchard.web.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A token bucket for each key: a bucket holds at most {@code burst} permits and gains {@code rate}
 * permits a second; a request takes one.
 *
 * <p>The limit is that of one instance. Several instances together let through as many times more;
 * what must hold overall belongs to the load balancer. At most {@value #MOST_BUCKETS} buckets are
 * kept, the least recently used gives way: a key that returns after that finds a full bucket, which
 * it would nearly have anyway. Buckets lie in stripes with a lock each, so that callers rarely wait
 * for one another. Safe for use by several threads.
 */
public final class RateLimiter {
  static final int MOST_BUCKETS = 1 << 14;
  private static final int STRIPES = 16;
  private static final double NANOS_A_SECOND = 1e9;

  private final double rate;
  private final double burst;
  private final LongSupplier ticker;
  private final Stripe[] stripes = new Stripe[STRIPES];

  /**
   * A limiter.
   *
   * @param rate permits a second; 0 for no limit
   * @param burst permits at once, at least 1
   * @param ticker nanoseconds of a monotonic clock
   */
  public RateLimiter(double rate, double burst, LongSupplier ticker) {
    this.rate = rate;
    this.burst = Math.max(1, burst);
    this.ticker = ticker;
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Stripe();
    }
  }

  /**
   * Takes a permit for the key.
   *
   * @param whose what the key is, for the message: "token" or "address"
   * @throws RateLimitedException if there is none, with the time until there is
   */
  public void acquire(String whose, String key) {
    if (rate > 0) {
      double missing = stripe(key).take(key, ticker.getAsLong());
      if (missing > 0) {
        long nanos = (long) Math.ceil(missing / rate * NANOS_A_SECOND);
        throw new RateLimitedException(whose, Duration.ofNanos(nanos));
      }
    }
  }

  /** How many buckets are kept now. */
  int buckets() {
    int count = 0;
    for (Stripe stripe : stripes) {
      count += stripe.count();
    }
    return count;
  }

  private Stripe stripe(String key) {
    int hash = key.hashCode();
    return stripes[(hash ^ (hash >>> 16)) & (STRIPES - 1)];
  }

  private static final class Bucket {
    private double permits;
    private long nanos;

    Bucket(double permits, long nanos) {
      this.permits = permits;
      this.nanos = nanos;
    }
  }

  private final class Stripe extends LinkedHashMap<String, Bucket> {
    private static final long serialVersionUID = 1L;

    Stripe() {
      super(16, 0.75f, true);
    }

    /** Returns 0 if a permit was taken, or the part of one that is missing. */
    synchronized double take(String key, long now) {
      Bucket bucket = get(key);
      if (bucket == null) {
        bucket = new Bucket(burst, now);
        put(key, bucket);
      }
      // Threads read the ticker before they get the lock, so time may seem to go back a little.
      long passed = Math.max(0, now - bucket.nanos);
      bucket.permits = Math.min(burst, bucket.permits + passed * rate / NANOS_A_SECOND);
      bucket.nanos += passed;
      if (bucket.permits < 1) {
        return 1 - bucket.permits;
      }
      bucket.permits -= 1;
      return 0;
    }

    synchronized int count() {
      return size();
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
      return size() > MOST_BUCKETS / STRIPES;
    }
  }
}
