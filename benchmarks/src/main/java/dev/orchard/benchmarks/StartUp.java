package dev.orchard.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Process start to first correct prediction, and the memory held then.
 *
 * <p>Usage: {@code StartUp RUNS URL BODY COMMAND...}. Starts the command, asks every 2 ms until it
 * answers 200, stops it, and prints the median time in milliseconds, the shortest, the processor
 * time (which other load disturbs less), and the resident set in MiB ({@code VmRSS} after the first
 * answer and after 2,000 more).
 */
public final class StartUp {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int REQUESTS_AFTER = 2_000;

  private final HttpRequest request;
  private final List<String> command;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private StartUp(URI url, String body, List<String> command) {
    this.request =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    this.command = command;
  }

  private record Sample(
      double milliseconds, double processor, double residentFirst, double residentWarm) {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int runs = Integer.parseInt(arguments[0]);
    List<String> command = List.of(arguments).subList(3, arguments.length);
    StartUp startUp = new StartUp(URI.create(arguments[1]), arguments[2], command);
    Sample[] samples = new Sample[runs];
    for (int run = 0; run < runs; run++) {
      samples[run] = startUp.measure();
    }
    System.out.printf(
        Locale.ROOT,
        "median of %d: %.0f ms to the first prediction (least %.0f, processor %.0f), %.0f MiB resident then, %.0f MiB after %,d more%n",
        runs,
        median(samples, Sample::milliseconds),
        Arrays.stream(samples).mapToDouble(Sample::milliseconds).min().orElseThrow(),
        median(samples, Sample::processor),
        median(samples, Sample::residentFirst),
        median(samples, Sample::residentWarm),
        REQUESTS_AFTER);
  }

  private static double median(Sample[] samples, java.util.function.ToDoubleFunction<Sample> of) {
    double[] sorted = Arrays.stream(samples).mapToDouble(of).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private Sample measure() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      while (!answers()) {
        if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
          throw new IllegalStateException("no prediction from " + command);
        }
        Thread.sleep(2);
      }
      double milliseconds = (System.nanoTime() - start) / 1e6;
      double processor =
          process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L).doubleValue();
      double first = residentMebibytes(process.pid());
      for (int i = 0; i < REQUESTS_AFTER; i++) {
        answers();
      }
      return new Sample(milliseconds, processor, first, residentMebibytes(process.pid()));
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  private boolean answers() throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notListeningYet) {
      return false;
    }
  }

  private static double residentMebibytes(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
      }
    }
    throw new IOException("no VmRSS for process " + pid);
  }
}
