package dev.orchard.mlflow.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python with MLflow. Installing it takes a minute or two and 900 MB, and so it is done once a
 * machine, in the user's cache folder, under a name that changes with what is installed.
 */
public final class PythonEnvironment {
  private static final long INSTALL_MINUTES = 8;

  private final Path folder;

  private PythonEnvironment(Path folder) {
    this.folder = folder;
  }

  /** The environment; where Python or pip cannot make one the test is skipped, aloud. */
  public static PythonEnvironment requireOrSkip() {
    byte[] requirements = requirements();
    CRC32 checksum = new CRC32();
    checksum.update(requirements);
    Path cache = Path.of(System.getProperty("user.home"), ".cache", "orchard");
    Path folder = cache.resolve("mlflow-" + HexFormat.of().toHexDigits((int) checksum.getValue()));
    try {
      Files.createDirectories(cache);
      // Another build on this machine may be at it.
      try (FileChannel channel =
              FileChannel.open(
                  cache.resolve("mlflow.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        if (lock.isValid() && !Files.exists(folder.resolve("complete"))) {
          install(folder, requirements);
        }
      }
      return new PythonEnvironment(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] requirements() {
    try (InputStream file = PythonEnvironment.class.getResourceAsStream("requirements.txt")) {
      return file.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void install(Path folder, byte[] requirements) throws IOException {
    Files.createDirectories(folder);
    Path list = Files.write(folder.resolve("requirements.txt"), requirements);
    runOrSkip(folder, List.of("python3", "-m", "venv", folder.toString()));
    Path pip = folder.resolve("bin").resolve("pip");
    runOrSkip(folder, List.of(pip.toString(), "install", "--quiet", "-r", list.toString()));
    Files.createFile(folder.resolve("complete"));
  }

  private static void runOrSkip(Path folder, List<String> command) throws IOException {
    Path log = folder.resolve("install.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        skip("\"" + String.join(" ", command) + "\" took too long");
      } else if (process.exitValue() != 0) {
        skip("\"" + String.join(" ", command) + "\" failed; see " + log);
      }
    } catch (IOException e) {
      skip("there is no " + command.get(0));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static void skip(String why) {
    String message = "SKIPPED: no real MLflow to test against: " + why;
    System.err.println(message);
    Assumptions.abort(message);
  }

  /** A program of the environment, such as {@code mlflow}. */
  public Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /**
   * Runs a Python script to its end.
   *
   * @return what it printed, errors included
   */
  public String python(Path workingFolder, String script) {
    try {
      Process process =
          new ProcessBuilder(program("python").toString(), "-c", script)
              .directory(workingFolder.toFile())
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("The script failed:\n" + printed);
      }
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
