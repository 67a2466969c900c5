package dev.orchard.registry.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fake that let stale writes pass would prove nothing, so the fake is put to the test first. */
final class FakeCloudStorageTest {
  private final FakeCloudStorage fake = FakeCloudStorage.start(0, "bucket");
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    fake.close();
  }

  @Test
  void rejectsAStaleGeneration() throws Exception {
    long first = generation(upload("one", "ifGenerationMatch=0"));
    long second = generation(upload("two", "ifGenerationMatch=" + first));

    assertThat(upload("three", "ifGenerationMatch=" + first).statusCode()).isEqualTo(412);
    assertThat(upload("three", "ifGenerationMatch=0").statusCode()).isEqualTo(412);
    assertThat(second).isGreaterThan(first);
  }

  @Test
  void rejectsTheDeletionOfAStaleGeneration() throws Exception {
    long first = generation(upload("one", "ifGenerationMatch=0"));
    upload("two", "ifGenerationMatch=" + first);

    HttpRequest delete =
        HttpRequest.newBuilder(
                uri("/storage/v1/b/bucket/o/folder%2Fname?ifGenerationMatch=" + first))
            .DELETE()
            .build();

    assertThat(client.send(delete, BodyHandlers.ofString()).statusCode()).isEqualTo(412);
  }

  @Test
  void namesTheGenerationInTheHeaderOfADownload() throws Exception {
    long generation = generation(upload("one", "ifGenerationMatch=0"));

    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(uri("/download/storage/v1/b/bucket/o/folder%2Fname?alt=media"))
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.body()).isEqualTo("one");
    assertThat(answer.headers().firstValue("x-goog-generation"))
        .hasValue(Long.toString(generation));
  }

  @Test
  void takesAResumableUpload() throws Exception {
    HttpResponse<String> begun =
        client.send(
            HttpRequest.newBuilder(
                    uri("/upload/storage/v1/b/bucket/o?uploadType=resumable&name=folder/name"))
                .POST(BodyPublishers.ofString("{}"))
                .build(),
            BodyHandlers.ofString());
    URI session = URI.create(begun.headers().firstValue("Location").orElseThrow());

    HttpResponse<String> stored =
        client.send(
            HttpRequest.newBuilder(session).PUT(BodyPublishers.ofString("content")).build(),
            BodyHandlers.ofString());

    assertThat(stored.statusCode()).isEqualTo(200);
    assertThat(upload("other", "ifGenerationMatch=0").statusCode()).isEqualTo(412);
  }

  private HttpResponse<String> upload(String content, String query)
      throws IOException, InterruptedException {
    String body =
        "--cut\r\nContent-Type: application/json\r\n\r\n{\"name\":\"folder/name\"}"
            + "\r\n--cut\r\nContent-Type: text/plain\r\n\r\n"
            + content
            + "\r\n--cut--\r\n";
    HttpRequest request =
        HttpRequest.newBuilder(uri("/upload/storage/v1/b/bucket/o?uploadType=multipart&" + query))
            .header("Content-Type", "multipart/related; boundary=cut")
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static long generation(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonParser.parseString(answer.body()).getAsJsonObject().get("generation").getAsLong();
  }

  private URI uri(String pathAndQuery) {
    return fake.endpoint().resolve(pathAndQuery);
  }
}
