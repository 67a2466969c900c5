package dev.orchard.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a training runs in.
 *
 * @param codeVersion of Orchard, for lineage
 * @param threads that may compute side by side; without influence on results
 */
public record TrainingEnvironment(String codeVersion, int threads) {
  /** This build of Orchard on every core of the machine. */
  public static TrainingEnvironment ofThisMachine() {
    return new TrainingEnvironment(
        versionOfThisBuild(), Runtime.getRuntime().availableProcessors());
  }

  /** The version that the build wrote down, such as {@code 0.1.0}. */
  public static String versionOfThisBuild() {
    try (InputStream file = TrainingEnvironment.class.getResourceAsStream("code-version.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
