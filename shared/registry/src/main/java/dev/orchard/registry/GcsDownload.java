package dev.orchard.registry;

import dev.orchard.model.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Reads an object and its generation in one request, so that they cannot disagree: the generation
 * comes in a header of the download, which the client of google-cloud-storage hides.
 */
final class GcsDownload {
  private static final String GENERATION = "x-goog-generation";
  private static final String HASH = "x-goog-hash";
  private static final String CRC32C_PREFIX = "crc32c=";
  private static final int BUFFER = 1 << 16;

  /** Of an error's text; whether the bucket is missing stands in its first lines. */
  private static final int MOST_ERROR_BYTES = 1 << 14;

  /** More than is promised so far is believed when it has come. */
  private static final int MOST_PROMISED = 1 << 28;

  private final GcsConnection connection;

  GcsDownload(GcsConnection connection) {
    this.connection = connection;
  }

  Optional<StoredObject> get(String bucket, String name) throws IOException {
    return read(
        bucket,
        name,
        answer -> {
          Received received = new Received(answer.getContentLengthLong());
          copy(answer, received, Long.MAX_VALUE);
          return new StoredObject(received.bytes(), generation(answer));
        });
  }

  /**
   * Sends the bytes of an object to a stream as they come.
   *
   * @return whether there is such an object
   * @throws TooLargeException if there are more than the limit
   * @throws GcsStatusException if storage refuses
   * @throws UncheckedIOException if the stream fails, which no second try of the download mends
   */
  boolean download(String bucket, String name, OutputStream target, long limit) throws IOException {
    return read(
            bucket,
            name,
            answer -> {
              copy(answer, target, limit);
              return generation(answer);
            })
        .isPresent();
  }

  private <T> Optional<T> read(String bucket, String name, Reading<T> reading) throws IOException {
    HttpURLConnection request =
        connection.get(
            "/download/storage/v1/b/" + encoded(bucket) + "/o/" + encoded(name) + "?alt=media");
    boolean whole = false;
    try {
      int status = request.getResponseCode();
      if (status != HttpURLConnection.HTTP_OK) {
        String error = error(request);
        if (status == HttpURLConnection.HTTP_NOT_FOUND && !isAboutTheBucket(error)) {
          whole = true;
          return Optional.empty();
        }
        throw new GcsStatusException(status);
      }
      T read = reading.from(request);
      whole = true;
      return Optional.of(read);
    } finally {
      if (!whole) {
        request.disconnect(); // Otherwise the next request has it.
      }
    }
  }

  /** What becomes of an answer that brings an object. */
  private interface Reading<T> {
    T from(HttpURLConnection answer) throws IOException;
  }

  /** Bytes in an array as long from the start as the answer promised, and then not copied. */
  private static final class Received extends ByteArrayOutputStream {
    Received(long promised) {
      super(promised < 0 ? BUFFER : (int) Math.min(promised, MOST_PROMISED));
    }

    byte[] bytes() {
      return count == buf.length ? buf : toByteArray();
    }
  }

  private static void copy(HttpURLConnection request, OutputStream target, long limit)
      throws IOException {
    CRC32C checksum = new CRC32C();
    long expected = request.getContentLengthLong();
    long length = 0;
    try (InputStream content = new CheckedInputStream(request.getInputStream(), checksum)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        length += read;
        if (length > limit) {
          throw new TooLargeException(limit);
        }
        write(target, buffer, read);
      }
    }
    if (expected >= 0 && length != expected) {
      throw new IOException("The connection broke after " + length + " of " + expected + " bytes");
    }
    requireUndamaged(checksum, request);
  }

  private static void write(OutputStream target, byte[] buffer, int length) {
    try {
      target.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String error(HttpURLConnection request) throws IOException {
    try (InputStream content = request.getErrorStream()) {
      return content == null
          ? ""
          : new String(content.readNBytes(MOST_ERROR_BYTES), StandardCharsets.UTF_8);
    }
  }

  /** A bucket that is not there must not look like an empty store. */
  private static boolean isAboutTheBucket(String error) {
    return error.contains("bucket does not exist");
  }

  private static long generation(HttpURLConnection answer) throws IOException {
    try {
      return Long.parseLong(String.valueOf(answer.getHeaderField(GENERATION)));
    } catch (NumberFormatException e) {
      throw new IOException("The answer names no generation", e);
    }
  }

  /** What storage computed when the object was written must fit what arrived here. */
  private static void requireUndamaged(CRC32C checksum, HttpURLConnection answer)
      throws IOException {
    for (Map.Entry<String, List<String>> header : answer.getHeaderFields().entrySet()) {
      if (HASH.equalsIgnoreCase(header.getKey())) { // The key of the status line is null.
        for (String line : header.getValue()) {
          requireUndamaged(checksum, line);
        }
      }
    }
  }

  private static void requireUndamaged(CRC32C checksum, String line) throws IOException {
    for (String hash : line.split(",", -1)) {
      if (hash.strip().startsWith(CRC32C_PREFIX)
          && !hash.strip().equals(CRC32C_PREFIX + crc32c(checksum))) {
        throw new IOException("The object was damaged on its way");
      }
    }
  }

  /** As in the header: four bytes, big-endian, in Base64. */
  private static String crc32c(CRC32C checksum) {
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
