package dev.orchard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.testing.SampleModels;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every function's one JAR runs under the stock invoker, as it does in the cloud. */
@Tag("slow")
class StockInvokerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FEATURES = "{\"features\": [10.5, 20.3, -5.2, 15.1, 8.9]}";

  @TempDir static Path store;

  @BeforeAll
  static void publish() {
    assumeFalse(Boolean.getBoolean("orchard.uber.skip"), "built without uber JARs");
    SampleModels.publish(new ModelRegistry(new FileObjectStore(store), Clock.systemUTC()));
  }

  private static Path uberJar(String function) {
    return Path.of(System.getProperty("orchard.root"))
        .resolve("functions/" + function + "/target/" + function + "-uber.jar");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          predict | Predict | POST | /predict       | 200 | "prediction"
          batch   | Batch   | POST | /batch_predict | 200 | "record_count":1
          info    | Info    | GET  | /info          | 200 | "RandomForestRegressor"
          health  | Health  | GET  | /health        | 200 | "healthy"
          """)
  void runsAloneAndEndsOnASignal(
      String function, String className, String method, String path, int status, String part)
      throws Exception {
    int port = freePort();
    Path output = Files.createTempFile("orchard-" + function, ".log");
    Process process = start(function, className, port, output);
    try {
      String body =
          switch (function) {
            case "batch" -> "{\"records\": [" + FEATURES + "]}";
            case "predict" -> FEATURES;
            default -> method.equals("POST") ? "{}" : "";
          };
      HttpResponse<String> response = call(process, port, method, path, body, output);
      assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
      assertThat(response.body()).contains(part);
    } finally {
      process.destroy();
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      Files.delete(output);
    }
  }

  private static Process start(String function, String className, int port, Path output)
      throws Exception {
    Path invoker =
        Path.of(Invoker.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            invoker.toString(),
            "--classpath",
            uberJar(function).toString(),
            "--target",
            "dev.orchard.functions." + function + "." + className + "Function",
            "--port",
            Integer.toString(port));
    builder.environment().keySet().removeIf(name -> name.startsWith("ORCHARD_"));
    builder.environment().put("ORCHARD_STORE", store.toString());
    builder.environment().put("ORCHARD_DEFAULT_MODEL", SampleModels.PREDICTOR.value());
    return builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
  }

  /**
   * Calls until the process listens; a refused connection is the only thing that is tried again.
   */
  private static HttpResponse<String> call(
      Process process, int port, String method, String path, String body, Path output)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .timeout(PATIENCE)
            .build();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
      } catch (IOException e) {
        assertThat(process.isAlive()).as(Files.readString(output)).isTrue();
        assertThat(System.nanoTime()).as("not listening: " + output).isLessThan(deadline);
        process.waitFor(50, TimeUnit.MILLISECONDS);
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Test
  void predictHoldsNeitherTrainersNorDatabasesNorATransportItDoesNotUse() throws IOException {
    List<String> forbidden =
        List.of(
            "org/tribuo/",
            "org/duckdb/",
            "dev/orchard/training/",
            "io/grpc/netty/",
            "io/grpc/xds/",
            "io/netty/",
            "org/conscrypt/",
            "com/google/cloud/logging/",
            "com/google/cloud/functions/",
            "module-info.class");
    try (ZipFile jar = new ZipFile(uberJar("predict").toFile());
        Stream<String> names = jar.stream().map(entry -> entry.getName())) {
      assertThat(names).noneMatch(name -> forbidden.stream().anyMatch(name::startsWith));
    }
  }
}
