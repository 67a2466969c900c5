package dev.orchard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.DeadlineExceededException;
import dev.orchard.model.MalformedInputException;
import dev.orchard.model.OrchardException;
import dev.orchard.model.TooLargeException;
import dev.orchard.web.testing.FakeRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
  private static final long LIMIT = 100_000;
  private final AtomicLong nanos = new AtomicLong();
  private final Deadline deadline = Deadline.after(Duration.ofSeconds(1), 0, nanos::get);

  private byte[] read(FakeRequest request) throws IOException {
    return new RequestBody(request, new RequestHeaders(request), LIMIT, () -> deadline).bytes();
  }

  private static FakeRequest post(byte[] body) {
    return FakeRequest.of("POST", "/").body(body);
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    }
    return packed.toByteArray();
  }

  @Test
  void readsBodiesOfEverySizeUpToTheLimit() throws IOException {
    Random random = new Random(1);
    for (int size : new int[] {0, 1, 8191, 8192, 8193, 20_000, 99_000}) {
      byte[] body = new byte[size];
      random.nextBytes(body);
      assertThat(read(post(body))).isEqualTo(body);
      assertThat(read(FakeRequest.of("POST", "/").chunked(new ByteArrayInputStream(body))))
          .isEqualTo(body);
      assertThat(read(post(gzip(body)).header("Content-Encoding", "gzip"))).isEqualTo(body);
    }
  }

  @Test
  void takesABodyOfExactlyTheLimit() throws IOException {
    byte[] body = new byte[(int) LIMIT];
    assertThat(read(post(body))).hasSize((int) LIMIT);
    assertThat(read(post(gzip(body)).header("Content-Encoding", "gzip"))).hasSize((int) LIMIT);
  }

  @Test
  void refusesWhatIsAnnouncedTooLargeWithoutReadingIt() {
    FakeRequest request = FakeRequest.of("POST", "/").announcing(LIMIT + 1);
    assertThatThrownBy(() -> read(request)).isInstanceOf(TooLargeException.class);
  }

  @Test
  void refusesWhatTurnsOutTooLargeWhileReading() {
    FakeRequest endless =
        FakeRequest.of("POST", "/")
            .chunked(
                new InputStream() {
                  @Override
                  public int read() {
                    return 'x';
                  }
                });
    assertThatThrownBy(() -> read(endless)).isInstanceOf(TooLargeException.class);
  }

  @Test
  void refusesABombAtTheLimit() throws IOException {
    byte[] bomb = gzip(new byte[20_000_000]);
    assertThat(bomb.length).isLessThan((int) LIMIT);
    assertThatThrownBy(() -> read(post(bomb).header("Content-Encoding", "gzip")))
        .isInstanceOf(TooLargeException.class);
  }

  @Test
  void refusesOtherEncodings() {
    for (String encoding : new String[] {"br", "deflate", "gzip, gzip", "zstd"}) {
      assertThatThrownBy(() -> read(post(new byte[1]).header("Content-Encoding", encoding)))
          .as(encoding)
          .isInstanceOf(UnsupportedMediaTypeException.class);
    }
    FakeRequest twice =
        post(new byte[1]).header("Content-Encoding", "gzip").addHeader("Content-Encoding", "gzip");
    assertThatThrownBy(() -> read(twice)).isInstanceOf(UnsupportedMediaTypeException.class);
  }

  @Test
  void stopsReadingAtTheDeadline() {
    InputStream slow =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofMillis(300).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            buffer[offset] = (byte) read();
            return 1;
          }
        };
    assertThatThrownBy(() -> read(FakeRequest.of("POST", "/").chunked(slow)))
        .isInstanceOf(DeadlineExceededException.class);
  }

  @Test
  void readsOrRefusesAnyDamagedGzip() throws IOException {
    byte[] body = new byte[5000];
    byte[] good = gzip(body);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2000; i++) {
      byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
      for (int n = random.nextInt(4); n > 0 && bad.length > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        assertThat(read(post(bad).header("Content-Encoding", "gzip")).length)
            .as("seed %s", seed)
            .isLessThanOrEqualTo((int) LIMIT);
      } catch (OrchardException refused) {
        assertThat(refused)
            .as("seed %s", seed)
            .isInstanceOfAny(MalformedInputException.class, TooLargeException.class);
      }
    }
  }
}
