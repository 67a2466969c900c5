package dev.orchard.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltPagesTest {
  @TempDir Path folder;

  private void build() throws IOException {
    Files.createDirectories(folder.resolve("assets"));
    Files.writeString(folder.resolve("index.html"), "<p>pages</p>");
    Files.writeString(folder.resolve("assets/index-B1.js"), "start()");
    Files.writeString(folder.resolve("secret.txt"), "secret");
    Files.writeString(folder.resolve("assets/notes.txt"), "secret");
  }

  private HttpResponse<String> get(String path) throws Exception {
    IndexPage page = IndexPage.of(List.of(new CurlExample("Title", "curl x")), folder);
    try (LocalHost host =
        LocalHost.start(
            new HostSettings("127.0.0.1", 0, Duration.ofSeconds(10)),
            List.of(),
            LocalHostTest.Other.class,
            page)) {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(host.address() + path)).build(),
              BodyHandlers.ofString());
    }
  }

  @Test
  void areShownAtTheRootUnderAStrictPolicy() throws Exception {
    build();
    HttpResponse<String> answer = get("/");

    assertThat(answer.body()).isEqualTo("<p>pages</p>");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "script-src 'self';", "connect-src 'self'");
  }

  @Test
  void letAssetsNamedByTheirContentBeKeptForEver() throws Exception {
    build();
    HttpResponse<String> answer = get("/assets/index-B1.js");

    assertThat(answer.body()).isEqualTo("start()");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/javascript; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
  }

  @Test
  void leaveTheExamplesReachable() throws Exception {
    build();

    assertThat(get("/examples").body()).contains("curl x");
  }

  @Test
  void showNothingElseOfTheFolder() throws Exception {
    build();

    assertThat(get("/secret.txt").body()).startsWith("other");
    assertThat(get("/assets/notes.txt").body()).startsWith("other");
  }

  @Test
  void leaveTheExamplesAtTheRootWhereNothingWasBuilt() throws Exception {
    assertThat(get("/").body()).contains("curl x");
  }
}
