package dev.orchard.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.google.cloud.functions.invoker.runner.Invoker;
import dev.orchard.local.packaging.FunctionPackage;
import dev.orchard.local.packaging.Packager;
import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ModelRegistry;
import dev.orchard.serving.testing.SampleModels;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The one JAR of every function's package runs under the stock invoker, as it does in the cloud.
 */
@Tag("slow")
class StockInvokerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String FEATURES = "{\"features\": [10.5, 20.3, -5.2, 15.1, 8.9]}";

  private static final List<String> FUNCTIONS =
      List.of("predict", "batch", "info", "health", "train", "release", "session");

  /** What a JVM exits with that a SIGTERM has ended: 128 and the number of the signal. */
  private static final int ENDED_BY_SIGNAL = 128 + 15;

  @TempDir static Path folder;

  @BeforeAll
  static void publish() throws IOException {
    if (Boolean.getBoolean("orchard.uber.skip")) {
      System.err.println("SKIPPED: no JAR runs under the stock invoker, as none was built");
      abort("built without uber JARs");
    }
    ModelRegistry registry = new ModelRegistry(new FileObjectStore(store()), Clock.systemUTC());
    SampleModels.publish(registry);
    SampleModels.publishPredictor(registry);
    writeSpec();
  }

  private static Path store() {
    return folder.resolve("store");
  }

  private static Path specs() {
    return folder.resolve("specs");
  }

  private static void writeSpec() throws IOException {
    Files.createDirectories(specs());
    Files.writeString(
        specs().resolve("predictor.yaml"),
        """
        name: predictor
        task: regression
        label: {name: y}
        features:
          - {name: feature_0, type: number}
          - {name: feature_1, type: number}
        source: {query: "select feature_0, feature_1, y from read_csv('rows.csv')"}
        training: {algorithm: random_forest, trees: 5, max_depth: 4, minimum_rows: 100, seed: 1}
        """);
    StringBuilder rows = new StringBuilder("feature_0,feature_1,y\n");
    for (int i = 0; i < 200; i++) {
      rows.append(i % 17).append(',').append(i % 13).append(',');
      rows.append(2 * (i % 17) + 3 * (i % 13)).append('\n');
    }
    Files.writeString(specs().resolve("rows.csv"), rows);
  }

  /** Unpacked as Cloud Functions does it; it must be all that there is. */
  private static Path packagedJar(String function) throws IOException {
    Path functions = Path.of(System.getProperty("orchard.root")).resolve("functions");
    FunctionPackage written = new Packager(functions, folder.resolve("package")).write(function);
    System.out.printf("%s: %,d bytes%n", written.file(), written.bytes());
    assertThat(written.bytes()).isLessThanOrEqualTo(written.mostBytes());
    Path jar = folder.resolve(function + ".jar");
    try (ZipFile zip = new ZipFile(written.file().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName)).containsExactly(function + ".jar");
      try (InputStream content = zip.getInputStream(zip.getEntry(function + ".jar"))) {
        Files.copy(content, jar, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return jar;
  }

  /** A request and what its answer must be and hold; without a body it is a GET. */
  private record Call(String path, String body, int status, String part) {
    static Call get(String path, int status, String part) {
      return new Call(path, "", status, part);
    }

    String method() {
      return body.isEmpty() ? "GET" : "POST";
    }
  }

  /** The main routes of a function, and something that it refuses. */
  private static List<Call> calls(String function) {
    String unknown = "urn:orchard:problem:not-found";
    return switch (function) {
      case "predict" ->
          List.of(
              new Call("/predict", FEATURES, 200, "\"prediction\""),
              new Call("/", FEATURES, 200, "\"confidence\""),
              new Call("/api/v1/predict", FEATURES, 200, "\"feature_contributions\""),
              new Call("/predict", "{\"features\": [1]}", 422, "$.features"));
      case "batch" ->
          List.of(
              new Call(
                  "/batch_predict", "{\"records\": [" + FEATURES + "]}", 200, "\"record_count\":1"),
              new Call("/batch_predict", "{\"records\": []}", 422, "$.records"));
      case "info" ->
          List.of(
              Call.get("/info", 200, "RandomForestRegressor"),
              Call.get("/models/predictor/versions", 200, "\"is_active\":true"),
              Call.get("/openapi.yaml", 200, "openapi: 3.1"),
              Call.get("/docs", 200, "<!doctype html>"),
              Call.get("/models/nothing", 404, unknown));
      case "health" ->
          List.of(
              Call.get("/health", 200, "\"healthy\""),
              Call.get("/metrics", 200, "ml_model_cache_versions"),
              Call.get("/health/none", 404, unknown));
      case "train" ->
          List.of(
              new Call("/train", "{\"wait\": true}", 200, "\"status\":\"succeeded\""),
              Call.get("/runs", 200, "\"runs\""),
              new Call("/train", "{\"model\": \"nothing\"}", 404, unknown));
      case "release" ->
          List.of(
              new Call("/models/predictor/rollback", "{}", 200, "\"success\""),
              new Call("/models/predictor/promote", "{\"alias\": \"champion\"}", 422, "$.version"));
      case "session" ->
          List.of(
              new Call("/session", "{\"user\": \"42\"}", 200, "\"token_type\":\"Bearer\""),
              new Call("/session", "{}", 422, "$.user"));
      default -> throw new IllegalArgumentException(function);
    };
  }

  private static List<String> functions() {
    return FUNCTIONS;
  }

  @ParameterizedTest
  @MethodSource("functions")
  void runsAloneAnswersRefusesAndEndsOnASignal(String function) throws Exception {
    int port = freePort();
    Path output = folder.resolve(function + ".log");
    String name = Character.toUpperCase(function.charAt(0)) + function.substring(1);
    Process process = start(function, name, port, output);
    try {
      for (Call call : calls(function)) {
        HttpResponse<String> response =
            call(process, port, call.method(), call.path(), call.body(), output);
        assertThat(response.statusCode()).as(call + response.body()).isEqualTo(call.status());
        assertThat(response.body()).as(call.toString()).contains(call.part());
        assertThat(response.headers().firstValue("Content-Type").orElseThrow())
            .matches(type -> call.status() < 400 || type.startsWith("application/problem+json"));
      }
    } finally {
      process.destroy();
      if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    assertThat(process.exitValue()).as(Files.readString(output)).isEqualTo(ENDED_BY_SIGNAL);
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
            packagedJar(function).toString(),
            "--target",
            "dev.orchard.functions." + function + "." + className + "Function",
            "--port",
            Integer.toString(port));
    builder.environment().keySet().removeIf(name -> name.startsWith("ORCHARD_"));
    builder.environment().put("ORCHARD_STORE", store().toString());
    builder.environment().put("ORCHARD_SPECS", specs().toString());
    builder.environment().put("ORCHARD_SESSION_KEYS", "key " + "c2lnbmluZyBr".repeat(4));
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
            "ai/onnxruntime/",
            "dev/orchard/training/",
            "dev/orchard/audit/",
            "io/netty/",
            "io/envoyproxy/",
            "org/conscrypt/",
            "com/google/storage/v2/",
            "com/google/api/gax/grpc/",
            "com/google/cloud/logging/",
            "com/google/cloud/functions/",
            "module-info.class");
    assertThat(namesInPredict()).noneMatch(name -> forbidden.stream().anyMatch(name::startsWith));
  }

  /**
   * The HTTP client of Cloud Storage names types of grpc-api and grpc-context in its own
   * signatures, so those two stay (see shared/registry/pom.xml); both lie flat in io.grpc.
   * Transports, name resolvers, stubs and service configuration all lie in packages below it.
   */
  @Test
  void predictHoldsOfGrpcOnlyTheInterfaces() throws IOException {
    assertThat(namesInPredict())
        .filteredOn(name -> name.startsWith("io/grpc/"))
        .isNotEmpty()
        .allMatch(name -> name.lastIndexOf('/') == "io/grpc".length());
  }

  private static List<String> namesInPredict() throws IOException {
    try (ZipFile jar = new ZipFile(packagedJar("predict").toFile());
        Stream<String> names = jar.stream().map(ZipEntry::getName)) {
      return names.toList();
    }
  }
}
