package dev.orchard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orchard.local.packaging.UberJars;
import dev.orchard.model.json.JsonArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageCommandTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 5, 4, 3, 2);

  @TempDir Path folder;
  private Shell shell;
  private Path functions;

  @BeforeEach
  void write() throws IOException {
    shell = new Shell(folder);
    functions = folder.resolve("functions");
    UberJars.write(functions, "predict", Map.of("A.class", new byte[10]), TIME);
    UberJars.write(functions, "health", Map.of("B.class", new byte[10]), TIME);
  }

  @Test
  void writesEveryFunctionAndTellsSizeAndChecksum() {
    assertThat(shell.run("package")).isZero();

    assertThat(folder.resolve("target/package").toFile().list())
        .containsExactlyInAnyOrder("health.zip", "predict.zip");
    assertThat(shell.out()).containsPattern("health\\.zip +\\d+ +[0-9a-f]{64}\n");
  }

  @Test
  void writesOnlyWhatIsAskedForWhereItIsAskedFor() {
    Path target = folder.resolve("elsewhere");

    assertThat(shell.run("package", "predict", "--target", target.toString(), "--json")).isZero();
    assertThat(target.toFile().list()).containsExactly("predict.zip");
    assertThat(shell.json().get("packages")).isInstanceOf(JsonArray.class);
    assertThat(shell.out()).contains("\"function\": \"predict\"").doesNotContain("health");
  }

  @Test
  void namesTheFunctionsThatThereAreWhereOneIsUnknown() {
    assertThat(shell.run("package", "forecast")).isEqualTo(2);
    assertThat(shell.err()).contains("no function forecast").contains("health, predict");
  }

  @Test
  void saysThatAFunctionWasNotBuilt() throws IOException {
    Files.delete(functions.resolve("health/target/health-uber.jar"));

    assertThat(shell.run("package")).isEqualTo(2);
    assertThat(shell.err()).contains("health-uber.jar").contains("./orchard package");
  }

  @Test
  void failsWhereAnArchiveIsTooLargeAndSaysByHowMuch() throws IOException {
    byte[] incompressible = new byte[30_000_001];
    new Random(1).nextBytes(incompressible);
    UberJars.write(functions, "predict", Map.of("data.bin", incompressible), TIME);

    assertThat(shell.run("package", "predict")).isEqualTo(1);
    assertThat(shell.err()).contains("predict.zip has 30,0").contains("may have 30,000,000");
  }
}
