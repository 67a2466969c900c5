package dev.orchard.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalHostTest {
  private final HttpClient client = HttpClient.newHttpClient();
  private LocalHost host;

  /** Says what it was asked. */
  public static final class Echo implements HttpFunction {
    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
      response.getWriter().write("echo " + request.getMethod() + " " + request.getPath());
    }
  }

  /** Answers in another function's stead. */
  public static final class Other implements HttpFunction {
    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
      response.getWriter().write("other " + request.getMethod() + " " + request.getPath());
    }
  }

  /** Answers only once it is let; the latches are static as the host constructs it. */
  public static final class Slow implements HttpFunction {
    static final CountDownLatch BEGUN = new CountDownLatch(1);
    static final CountDownLatch LET_GO = new CountDownLatch(1);

    @Override
    public void service(HttpRequest request, HttpResponse response) throws Exception {
      BEGUN.countDown();
      LET_GO.await();
      response.getWriter().write("late");
    }
  }

  /** Fails. */
  public static final class Broken implements HttpFunction {
    @Override
    public void service(HttpRequest request, HttpResponse response) {
      throw new IllegalStateException("a secret");
    }
  }

  @BeforeEach
  void start() throws CannotListenException {
    host =
        LocalHost.start(
            new HostSettings("127.0.0.1", 0, Duration.ofSeconds(10)),
            List.of(
                Mount.of("/models/*", Echo.class),
                Mount.of("/models/{name}/promote", Other.class),
                Mount.of("/models/{name}/versions/{version}", Echo.class),
                Mount.of("DELETE", "/models/{name}/versions/{version}", Other.class),
                Mount.of("/slow", Slow.class),
                Mount.of("/broken", Broken.class)),
            Other.class,
            IndexPage.of(List.of(new CurlExample("A <title>", "curl 'x' && y"))));
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private java.net.http.HttpResponse<String> send(String method, String path) throws Exception {
    return client.send(request(method, path), BodyHandlers.ofString());
  }

  private java.net.http.HttpRequest request(String method, String path) {
    return java.net.http.HttpRequest.newBuilder(URI.create(host.address() + path))
        .method(method, java.net.http.HttpRequest.BodyPublishers.noBody())
        .build();
  }

  @Test
  void givesAPathToTheFunctionMountedThere() throws Exception {
    assertThat(send("GET", "/models").body()).isEqualTo("echo GET /models");
    assertThat(send("GET", "/models/a/versions").body()).isEqualTo("echo GET /models/a/versions");
    assertThat(send("POST", "/models/a/promote").body()).isEqualTo("other POST /models/a/promote");
  }

  @Test
  void choosesByMethodWhereFunctionsShareAPath() throws Exception {
    assertThat(send("GET", "/models/a/versions/1").body()).startsWith("echo");
    assertThat(send("DELETE", "/models/a/versions/1").body()).startsWith("other");
  }

  @Test
  void givesEverythingElseToTheRoot() throws Exception {
    assertThat(send("GET", "/nowhere").body()).isEqualTo("other GET /nowhere");
    assertThat(send("POST", "/").body()).isEqualTo("other POST /");
  }

  @Test
  void showsAPageAtTheRootWithExamplesEscaped() throws Exception {
    java.net.http.HttpResponse<String> page = send("GET", "/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
    assertThat(page.body())
        .contains("A &lt;title&gt;", "curl 'x' &amp;&amp; y", "/docs", "/health", "/metrics");
    assertThat(send("GET", "/index.css").statusCode()).isEqualTo(200);
    assertThat(send("GET", "/index.js").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsNothingOfAFunctionThatFails() throws Exception {
    java.net.http.HttpResponse<String> answer = send("GET", "/broken");

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("\"status\":500").doesNotContain("secret", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/models/%2e%2e", "/models/a%00b", "/models/%c0%ae", "/models/a%2fb"})
  void refusesAPathThatClimbsWithAProblem(String path) throws Exception {
    java.net.http.HttpResponse<String> answer = send("GET", path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("\"status\":400").doesNotContain("jetty", "Exception");
  }

  @Test
  void finishesARequestUnderWayBeforeItStops() throws Exception {
    CompletableFuture<java.net.http.HttpResponse<String>> answer =
        client.sendAsync(request("GET", "/slow"), BodyHandlers.ofString());
    Slow.BEGUN.await();
    CompletableFuture<Void> stopped = CompletableFuture.runAsync(host::close);
    Slow.LET_GO.countDown();
    stopped.get();

    assertThat(answer.get().statusCode()).isEqualTo(200);
    assertThat(answer.get().body()).isEqualTo("late");
  }

  @Test
  void saysWhenAPortIsTaken() {
    HostSettings same = new HostSettings("127.0.0.1", host.address().getPort(), Duration.ZERO);

    assertThatThrownBy(() -> LocalHost.start(same, List.of(), Echo.class, IndexPage.of(List.of())))
        .isInstanceOf(CannotListenException.class)
        .hasMessageContaining("cannot listen on 127.0.0.1:" + same.port());
  }
}
