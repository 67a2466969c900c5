package dev.orchard.functions.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.serving.Installation;
import dev.orchard.serving.testing.SampleInstallation;
import dev.orchard.serving.testing.SampleModels;
import dev.orchard.web.testing.FakeRequest;
import dev.orchard.web.testing.FakeResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A batch whose body never ends, ended by {@code timeout_ms}. */
@Timeout(60)
class BatchDeadlineTest {
  @TempDir Path folder;
  private Installation installation;

  @BeforeEach
  void open() {
    installation = SampleInstallation.of(folder, Map.of("ORCHARD_MAX_BODY_BYTES", "1GiB"));
    SampleModels.publish(installation.registry());
  }

  @AfterEach
  void close() {
    installation.close();
  }

  private void send(String line, FakeResponse response) throws Exception {
    FakeRequest request =
        FakeRequest.post("/batch_predict?timeout_ms=50", "")
            .header("Content-Type", "application/x-ndjson")
            .chunked(new Endless(line));
    new BatchFunction(installation).service(request, response);
  }

  @Test
  void anAnswerNotYetBegunBecomesAProblem() throws Exception {
    FakeResponse response = new FakeResponse();
    send("\n", response);

    assertThat(response.status()).isEqualTo(504);
    assertThat(response.text()).contains("urn:orchard:problem:deadline-exceeded");
  }

  @Test
  void anAnswerUnderWayIsBrokenOffSoThatNobodyTakesItForAWholeOne() {
    FakeResponse response = new FakeResponse();

    assertThatThrownBy(() -> send("{\"features\": [1,2,3,4,5]}\n", response))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken off");
    assertThat(response.text()).doesNotContain("deadline");
  }

  /** The same line for ever. */
  private static final class Endless extends InputStream {
    private final byte[] line;
    private int position;

    Endless(String line) {
      this.line = line.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read() {
      position = (position + 1) % line.length;
      return line[(position + line.length - 1) % line.length];
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = (byte) read();
      }
      return length;
    }
  }
}
