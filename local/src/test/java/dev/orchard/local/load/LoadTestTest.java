package dev.orchard.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadTestTest {
  private final AtomicInteger seen = new AtomicInteger();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(workers);
  }

  @AfterEach
  void stop() {
    server.stop(0);
    workers.shutdownNow();
  }

  private LoadReport run(double rate, Duration warmUp, Duration duration, int connections)
      throws InterruptedException {
    server.start();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    HttpRequest request = HttpRequest.newBuilder(uri).GET().build();
    return new LoadTest(new LoadPlan(request, rate, warmUp, duration, connections), done -> {})
        .run();
  }

  private void answer(int status) {
    server.createContext(
        "/",
        exchange -> {
          seen.incrementAndGet();
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  @Test
  void sendsWhatIsDueAndCountsNoWarmUp() throws InterruptedException {
    answer(200);

    LoadReport report = run(200, Duration.ofMillis(100), Duration.ofMillis(500), 4);

    assertThat(seen).hasValue(120);
    assertThat(report.requests()).isEqualTo(100);
    assertThat(report.errors()).isZero();
    assertThat(report.p50()).isLessThanOrEqualTo(report.p99()).isPositive();
    assertThat(report.p99()).isLessThanOrEqualTo(report.maximum());
  }

  @Test
  void countsErrorsByKind() throws InterruptedException {
    answer(503);

    LoadReport report = run(100, Duration.ZERO, Duration.ofMillis(100), 2);

    assertThat(report.errors()).isEqualTo(10);
    assertThat(report.errorsByKind()).containsEntry("HTTP 503", 10L);
  }

  @Test
  void countsTheWaitOfRequestsThatAStallHeldBack() throws InterruptedException {
    CountDownLatch allDue = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          if (seen.incrementAndGet() == 1) {
            // Ends well after the schedule: every request of the one connection waits for it.
            CompletableFuture.delayedExecutor(400, TimeUnit.MILLISECONDS)
                .execute(allDue::countDown);
            await(allDue);
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    LoadReport report = run(100, Duration.ZERO, Duration.ofMillis(200), 1);

    assertThat(report.requests()).isEqualTo(20);
    assertThat(report.p50()).isGreaterThan(Duration.ofMillis(150));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
