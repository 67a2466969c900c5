package dev.orchard.local.load;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts of latencies in buckets of constant relative width, in constant memory, for any number of
 * threads.
 *
 * <p>A value of n significant bits falls into one of 128 buckets between two powers of two, so what
 * {@link #percentile} gives is at most 1/128 (0.8 %) above the true value; values below 256 ns are
 * exact. The largest value is kept as it is.
 */
final class LatencyHistogram {
  private static final int SUB_BUCKET_BITS = 7;
  private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

  private final AtomicLongArray counts =
      new AtomicLongArray((Long.SIZE - SUB_BUCKET_BITS) * SUB_BUCKETS);
  private final AtomicLong total = new AtomicLong();
  private final AtomicLong largest = new AtomicLong();

  void record(long nanoseconds) {
    long value = Math.max(0, nanoseconds);
    counts.incrementAndGet(bucketOf(value));
    total.incrementAndGet();
    largest.accumulateAndGet(value, Math::max);
  }

  long count() {
    return total.get();
  }

  long maximum() {
    return largest.get();
  }

  /**
   * The smallest bucket's upper end that at least {@code percent} of the values do not exceed, in
   * nanoseconds; 0 without values.
   */
  long percentile(double percent) {
    long rank = Math.max(1, (long) Math.ceil(percent / 100 * count()));
    long seen = 0;
    for (int bucket = 0; bucket < counts.length(); bucket++) {
      seen += counts.get(bucket);
      if (seen >= rank) {
        return Math.min(highestIn(bucket), maximum());
      }
    }
    return maximum();
  }

  private static int bucketOf(long value) {
    int shift = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(value) - SUB_BUCKET_BITS - 1);
    return shift * SUB_BUCKETS + (int) (value >>> shift);
  }

  private static long highestIn(int bucket) {
    int shift = Math.max(0, bucket / SUB_BUCKETS - 1);
    long lowest = (long) (bucket - shift * SUB_BUCKETS) << shift;
    return lowest + (1L << shift) - 1;
  }
}
