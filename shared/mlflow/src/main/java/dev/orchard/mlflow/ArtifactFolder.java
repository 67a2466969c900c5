package dev.orchard.mlflow;

import dev.orchard.mlflow.MlflowException.Reason;
import dev.orchard.model.Violation;
import java.util.Arrays;
import java.util.Optional;

/**
 * A folder of artifacts that the server hands out itself, which it names by {@code
 * mlflow-artifacts:/path}.
 *
 * @param path without slashes around it
 */
record ArtifactFolder(String path) {
  private static final String SCHEME = "mlflow-artifacts:/";

  ArtifactFolder {
    requirePlain(path);
  }

  /** The folder of a URI; empty where the artifacts lie somewhere the server does not proxy. */
  static Optional<ArtifactFolder> of(String uri) {
    if (!uri.startsWith(SCHEME) || uri.startsWith(SCHEME + "/")) {
      return Optional.empty();
    }
    return Optional.of(new ArtifactFolder(uri.substring(SCHEME.length())));
  }

  String uri() {
    return SCHEME + path;
  }

  ArtifactFolder folder(String name) {
    return new ArtifactFolder(file(name));
  }

  /** The path of a file in it. */
  String file(String name) {
    requirePlain(name);
    return path + "/" + name;
  }

  /** Names come from servers and from model files: none may lead out of its folder. */
  static void requirePlain(String path) {
    boolean plain =
        Arrays.stream(path.split("/", -1))
            .noneMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
    boolean odd = path.chars().anyMatch(c -> c == '\\' || Character.isISOControl(c));
    if (!plain || odd) {
      throw new MlflowException(
          Reason.UNREADABLE,
          "A path within a model or run is expected, found \"" + Violation.shorten(path) + "\"");
    }
  }
}
