package dev.orchard.mlflow;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** Where an MLflow server is and how to sign in there. Its text never holds the secret. */
public final class MlflowServer {
  private final URI address;
  private final Optional<String> authorization;
  private final Duration timeout;

  private MlflowServer(URI address, Optional<String> authorization, Duration timeout) {
    String scheme = Objects.requireNonNullElse(address.getScheme(), "");
    boolean isHttp = scheme.equals("http") || scheme.equals("https");
    if (!isHttp || address.getHost() == null || address.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "An MLflow server is http:// or https:// with a host, and no password in it");
    }
    this.address = address;
    this.authorization = authorization;
    this.timeout = timeout;
  }

  /**
   * A server that lets everyone in.
   *
   * @param timeout of one request
   */
  public static MlflowServer open(URI address, Duration timeout) {
    return new MlflowServer(address, Optional.empty(), timeout);
  }

  public MlflowServer withToken(String token) {
    return new MlflowServer(address, Optional.of("Bearer " + token), timeout);
  }

  public MlflowServer withPassword(String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(pair);
    return new MlflowServer(address, Optional.of("Basic " + encoded), timeout);
  }

  /** The address of a path that is encoded already and begins with a slash. */
  URI resolve(String path) {
    String text = address.toString();
    return URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path);
  }

  Optional<String> authorization() {
    return authorization;
  }

  Duration timeout() {
    return timeout;
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
