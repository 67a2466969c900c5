package dev.orchard.local.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that the Dockerfile calls, in an empty folder, in its order. */
@Tag("slow")
class ContainerIT {
  private static final Path JVMS = Path.of("/usr/lib/jvm");

  @TempDir Path folder;
  private Path java25;
  private String port;

  @BeforeEach
  void needsTheJavaOfTheImage() throws IOException {
    Optional<Path> found = java25();
    if (found.isEmpty() || Boolean.getBoolean("orchard.uber.skip")) {
      System.err.println("SKIPPED: the container's programs, which need JDK 25 and the uber JARs");
      abort("no JDK 25, or built without uber JARs");
    }
    java25 = found.get();
    try (ServerSocket socket = new ServerSocket(0)) {
      port = Integer.toString(socket.getLocalPort());
    }
  }

  private static Optional<Path> java25() throws IOException {
    if (Runtime.version().feature() >= 25) {
      return Optional.of(Path.of(System.getProperty("java.home")));
    }
    if (!Files.isDirectory(JVMS)) {
      return Optional.empty();
    }
    try (Stream<Path> homes = Files.list(JVMS)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .findFirst();
    }
  }

  private ProcessBuilder program(Path program, String... arguments) {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().keySet().removeIf(name -> name.startsWith("ORCHARD_"));
    builder.environment().putAll(Map.of("JAVA_HOME", java25.toString(), "PORT", port));
    return builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());
  }

  private int run(Path program, String... arguments) throws Exception {
    Process process = program(program, arguments).start();
    try {
      assertThat(process.waitFor(3, TimeUnit.MINUTES)).as(program.toString()).isTrue();
      return process.exitValue();
    } finally {
      process.destroyForcibly();
    }
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Test
  void buildsCachesRunsAnswersAndTellsItsHealth() throws Exception {
    Path image = folder.resolve("image");
    Path store = folder.resolve("warm-up");
    assertThat(
            run(
                ProjectFiles.ROOT.resolve("container/build"),
                "predict",
                image.toString(),
                store.toString(),
                "built"))
        .as(log())
        .isZero();
    assertThat(run(image.resolve("cache"), store.toString())).as(log()).isZero();
    assertThat(image.resolve("orchard.aot")).isNotEmptyFile();
    assertThat(run(image.resolve("health"))).isNotZero();

    ProcessBuilder builder = program(image.resolve("run"));
    builder.environment().put("ORCHARD_STORE", store.toString());
    // The cache must fit: a JVM that may not ignore it ends where it does not.
    builder.environment().put("JAVA_OPTIONS", "-XX:AOTMode=on");
    Process server = builder.redirectOutput(folder.resolve("server.log").toFile()).start();
    try {
      while (run(image.resolve("health")) != 0) {
        assertThat(server.isAlive()).as(Files.readString(folder.resolve("server.log"))).isTrue();
      }
      assertThat(predict().statusCode()).isEqualTo(200);
    } finally {
      server.destroy();
      server.waitFor(30, TimeUnit.SECONDS);
      server.destroyForcibly();
    }
  }

  private HttpResponse<String> predict() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/predict"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"model\":\"warm-up\",\"features\":[0.9,62.1,58,6.05,6.1]}"))
            .build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void namesTheFunctionsThatThereAreWhereOneIsUnknown() throws Exception {
    assertThat(
            run(
                ProjectFiles.ROOT.resolve("container/build"),
                "forecasting",
                folder.resolve("image").toString(),
                folder.resolve("store").toString()))
        .isEqualTo(2);
    assertThat(log()).contains("no function forecasting").contains("local, batch");
  }
}
