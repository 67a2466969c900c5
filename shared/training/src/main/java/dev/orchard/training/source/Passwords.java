package dev.orchard.training.source;

import dev.orchard.model.spec.Source.Password;
import dev.orchard.training.TrainingException;
import dev.orchard.training.TrainingException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** Reads passwords from where specs say that they lie. Neither they nor this are ever printed. */
public final class Passwords {
  private static final int MOST_BYTES = 1024;

  private final Map<String, String> environment;

  /** Passwords of an environment's variables, and of files. */
  public Passwords(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /**
   * The password.
   *
   * @throws TrainingException if it is not there
   */
  String read(Password place) {
    String password =
        place instanceof Password.OfFile file
            ? ofFile(file)
            : ofVariable((Password.OfVariable) place);
    if (password.isEmpty()) {
      throw refused("The password that the spec points to is empty", null);
    }
    return password;
  }

  private String ofVariable(Password.OfVariable place) {
    return Optional.ofNullable(environment.get(place.name()))
        .orElseThrow(
            () ->
                refused(
                    "The environment variable "
                        + place.name()
                        + ", in which the spec has its password, is not set",
                    null));
  }

  /**
   * One line and short, or it is no password: a spec must not make a database its accomplice and
   * send it any file it likes.
   */
  private static String ofFile(Password.OfFile place) {
    try (InputStream file = Files.newInputStream(place.path())) {
      String text = new String(file.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8);
      String line = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      if (text.length() > MOST_BYTES || line.indexOf('\n') >= 0) {
        throw refused("The password file that the spec names has more than one short line", null);
      }
      return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    } catch (IOException e) {
      throw refused("The password file that the spec names cannot be read", e);
    }
  }

  private static TrainingException refused(String message, IOException cause) {
    return new TrainingException(Reason.ACCESS_REFUSED, message, cause);
  }
}
