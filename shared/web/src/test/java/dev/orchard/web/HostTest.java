package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import com.google.cloud.functions.invoker.HttpFunctionExecutor;
import dev.orchard.web.access.Role;
import dev.orchard.web.testing.RecordedLog;
import dev.orchard.web.testing.TestSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What we assume of the invoker's own adapter and of Jetty below it, over a real connection. */
class HostTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static Server server;
  private static URI base;

  /** A function as the invoker makes one. */
  public static final class Echo implements HttpFunction {
    private static final byte[] LARGE = new byte[100_000];

    private final WebApplication application =
        WebApplication.builder(
                TestSettings.of(new RecordedLog(), Map.of("ORCHARD_MAX_BODY_BYTES", "200000")))
            .route(
                HttpMethod.POST,
                "/echo",
                Role.PREDICT,
                e -> e.respondBytes(200, "text/plain", e.body()))
            .route(
                HttpMethod.GET,
                "/large",
                Role.READ,
                e -> e.respondBytes(200, "application/octet-stream", LARGE))
            .route(HttpMethod.GET, "/broken", Role.READ, Echo::breakOff)
            .route(
                HttpMethod.GET,
                "/models/{name}",
                Role.READ,
                e -> e.respondText(200, "text/plain", e.pathParameter("name")))
            .build();

    private static void breakOff(Exchange exchange) throws IOException {
      OutputStream stream = exchange.respondStream(200, "text/plain");
      stream.write(LARGE);
      stream.flush();
      throw new IllegalStateException("in the middle");
    }

    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
      application.service(request, response);
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(HttpFunctionExecutor.forClass(Echo.class));
    server.start();
    base = URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  private static java.net.http.HttpRequest.Builder request(String path) {
    return java.net.http.HttpRequest.newBuilder(base.resolve(path));
  }

  private static java.net.http.HttpResponse<String> send(java.net.http.HttpRequest.Builder builder)
      throws Exception {
    return CLIENT.send(builder.build(), BodyHandlers.ofString());
  }

  private static java.net.http.HttpRequest.BodyPublisher chunked(byte[] body) {
    return java.net.http.HttpRequest.BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream(body));
  }

  @Test
  void knowsThePeerOfARealConnection() throws Exception {
    java.net.http.HttpResponse<String> response =
        send(request("/echo").POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}")));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{}");
  }

  @Test
  void refusesAForgedHostOverARealConnection() throws Exception {
    assertThat(raw("GET /models/a HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 401");
  }

  @Test
  void sendsALargeAnswerWithItsLength() throws Exception {
    java.net.http.HttpResponse<String> response = send(request("/large"));
    assertThat(response.body()).hasSize(100_000);
    assertThat(response.headers().firstValue("Content-Length")).hasValue("100000");
  }

  @Test
  void answersHeadWithTheLengthAlone() throws Exception {
    java.net.http.HttpResponse<String> response =
        send(request("/large").method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Length")).hasValue("100000");
    assertThat(response.body()).isEmpty();
  }

  @Test
  void neverEndsABrokenAnswerAsIfItWereWhole() {
    assertThatThrownBy(() -> send(request("/broken"))).isInstanceOf(IOException.class);
  }

  @Test
  void takesAChunkedGzipBody() throws Exception {
    java.net.http.HttpResponse<String> response =
        send(
            request("/echo")
                .header("Content-Encoding", "gzip")
                .POST(chunked(gzip(new byte[1000]))));
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).hasSize(1000);
  }

  @Test
  void refusesABombAndServesTheNextRequest() throws Exception {
    byte[] bomb = gzip(new byte[50_000_000]);
    java.net.http.HttpResponse<String> refused =
        send(request("/echo").header("Content-Encoding", "gzip").POST(chunked(bomb)));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(send(request("/models/next")).body()).isEqualTo("next");
  }

  @Test
  void refusesAnAnnouncedBodyThatIsTooLargeBeforeItComes() throws Exception {
    assertThat(
            raw(
                head(
                    "POST /echo",
                    "Host: localhost",
                    "Content-Length: 33000000",
                    "Connection: close")))
        .startsWith("HTTP/1.1 413");
  }

  @Test
  void saysThatAConnectionEndsIfABodyIsLeftUnread() throws Exception {
    assertThat(raw(head("POST /large", "Host: localhost", "Content-Length: 2")))
        .startsWith("HTTP/1.1 405")
        .containsIgnoringCase("Connection: close");
  }

  @Test
  void survivesABodyThatBreaksOff() throws Exception {
    try (Socket socket = connect()) {
      socket
          .getOutputStream()
          .write(ascii("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc"));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).doesNotContain("HTTP/1.1 200").doesNotContain("HTTP/1.1 500");
    }
    assertThat(send(request("/models/next")).statusCode()).isEqualTo(200);
  }

  @Test
  void letsNoPathTrickThrough() throws Exception {
    for (String path :
        new String[] {
          "/models/%2e%2e", "/models/..%2fx", "/models/a%00b", "/models/%c0%ae%c0%ae",
          "/models/%ff", "/models/a%5cb", "/models/%zz", "/models/%"
        }) {
      String answer =
          raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer).as(path).matches("(?s)HTTP/1.1 40[04] .*");
    }
  }

  @Test
  void decodesAPathOnce() throws Exception {
    assertThat(send(request("/models/a%20b%C3%A9")).body()).isEqualTo("a bé");
  }

  private static String raw(String text) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(ascii(text));
      InputStream input = socket.getInputStream();
      return new String(input.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String head(String... lines) {
    return String.join("\r\n", lines).replaceFirst("\r\n", " HTTP/1.1\r\n") + "\r\n\r\n";
  }

  private static Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), base.getPort());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }
}
