package dev.orchard.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class GcsConnectionTest {
  private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private static final byte[] CONTENT = "forest".repeat(50_000).getBytes(UTF_8);

  private HttpServer server;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          authorizations.add(
              String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          paths.add(exchange.getRequestURI().getRawPath());
          exchange.getResponseHeaders().set("x-goog-generation", "7");
          exchange.getResponseHeaders().set("Location", host() + "/elsewhere");
          boolean moved = exchange.getRequestURI().getPath().endsWith("moved");
          boolean unmeasured = exchange.getRequestURI().getPath().endsWith("unmeasured");
          exchange.sendResponseHeaders(moved ? 302 : 200, unmeasured ? 0 : -1);
          if (unmeasured) {
            exchange.getResponseBody().write(CONTENT);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI host() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private GcsDownload download() {
    GoogleCredentials credentials =
        GoogleCredentials.create(new AccessToken("secret", Date.from(LATER)));
    return new GcsDownload(new GcsConnection(host(), () -> Optional.of(credentials)));
  }

  @Test
  void readsWithTheTokenOfTheCredentials() throws IOException {
    assertThat(download().get("bucket", "key").orElseThrow().generation()).isEqualTo(7);
    assertThat(authorizations).containsExactly("Bearer secret");
  }

  @Test
  void sendsNoTokenToAStandIn() throws IOException {
    new GcsDownload(new GcsConnection(Optional.of(host()))).get("bucket", "key");

    assertThat(authorizations).containsExactly("null");
  }

  @Test
  void followsNoRedirectWithItsToken() {
    assertThatExceptionOfType(GcsStatusException.class)
        .isThrownBy(() -> download().get("bucket", "moved"))
        .satisfies(e -> assertThat(e.status()).isEqualTo(302));
    assertThat(authorizations).hasSize(1);
  }

  @Test
  void takesAnAnswerThatDoesNotPromiseItsLength() throws IOException {
    assertThat(download().get("bucket", "unmeasured").orElseThrow().bytes()).isEqualTo(CONTENT);
  }

  @Test
  void escapesWhateverAnObjectIsNamed() throws IOException {
    download().get("bucket", "a b/ü+%?#");

    assertThat(paths).containsExactly("/download/storage/v1/b/bucket/o/a%20b%2F%C3%BC%2B%25%3F%23");
  }
}
