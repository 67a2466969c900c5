package dev.orchard.local.load;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Sends requests on an open-loop schedule and measures what a client that does not wait for others
 * would see.
 *
 * <p>Each of a fixed number of threads takes the next request of the schedule, waits until it is
 * due, sends it and reads the answer. Latency is counted from the due time, not from the time of
 * sending: while the server stalls, the requests that should have been sent meanwhile count with
 * their wait. That corrects what is known as coordinated omission (G. Tene, "How not to measure
 * latency"; the same method as wrk2's).
 */
public final class LoadTest {
  private static final long SPIN_BELOW_NANOSECONDS =
      60_000; // a parked thread wakes up about this late

  private final LoadPlan plan;
  private final LongConsumer progress;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong errors = new AtomicLong();
  private final AtomicLong lastAnswer = new AtomicLong(Long.MIN_VALUE);
  private final LatencyHistogram latencies = new LatencyHistogram();
  private final SortedMap<String, AtomicLong> errorsByKind = new ConcurrentSkipListMap<>();

  /**
   * @param progress told after every answer how many requests of {@link LoadPlan#total()} are done;
   *     called by many threads
   */
  public LoadTest(LoadPlan plan, LongConsumer progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /** Runs the plan to its end. Call it once. */
  public LoadReport run() throws InterruptedException {
    long start = System.nanoTime();
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < plan.connections(); i++) {
      Thread sender = new Thread(() -> send(start), "load-" + i);
      sender.setDaemon(true);
      sender.start();
      senders.add(sender);
    }
    for (Thread sender : senders) {
      sender.join();
    }
    return report(start + plan.due(plan.uncounted()));
  }

  private void send(long start) {
    try {
      for (long index = next.getAndIncrement();
          index < plan.total();
          index = next.getAndIncrement()) {
        long due = start + plan.due(index);
        waitUntil(due);
        String error = sendOne();
        long answered = System.nanoTime();
        if (index >= plan.uncounted()) {
          count(due, answered, error);
        }
        progress.accept(index + 1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (left > SPIN_BELOW_NANOSECONDS) {
        LockSupport.parkNanos(left - SPIN_BELOW_NANOSECONDS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** Empty for a 2xx, otherwise the kind of error. */
  private String sendOne() throws InterruptedException {
    try {
      int status = client.send(plan.request(), HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : "HTTP " + status;
    } catch (HttpTimeoutException e) {
      return "timed out";
    } catch (IOException e) {
      return "no answer (" + e.getClass().getSimpleName() + ")";
    }
  }

  private void count(long due, long answered, String error) {
    latencies.record(answered - due);
    lastAnswer.accumulateAndGet(answered, Math::max);
    if (!error.isEmpty()) {
      errors.incrementAndGet();
      errorsByKind.computeIfAbsent(error, kind -> new AtomicLong()).incrementAndGet();
    }
  }

  private LoadReport report(long firstDue) {
    // One gap is added, for the last request is due one gap before the schedule's end.
    double elapsed = (lastAnswer.get() - firstDue) / 1e9 + 1 / plan.rate();
    SortedMap<String, Long> kinds = new TreeMap<>();
    errorsByKind.forEach((kind, count) -> kinds.put(kind, count.get()));
    return new LoadReport(
        plan.rate(),
        latencies.count() / elapsed,
        latencies.count(),
        errors.get(),
        kinds,
        Duration.ofNanos(latencies.percentile(50)),
        Duration.ofNanos(latencies.percentile(90)),
        Duration.ofNanos(latencies.percentile(99)),
        Duration.ofNanos(latencies.percentile(99.9)),
        Duration.ofNanos(latencies.maximum()));
  }
}
