package dev.orchard.registry;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.StorageOptions;
import dev.orchard.model.TooLargeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Reads an object and its generation in one request, so that they cannot disagree: the generation
 * comes in a header of the download. The client of google-cloud-storage hides that header, so this
 * asks the layer below it, with the same transport, endpoint and credentials.
 */
final class GcsDownload {
  private static final String GENERATION = "x-goog-generation";
  private static final String HASH = "x-goog-hash";
  private static final String CRC32C_PREFIX = "crc32c=";
  private static final int BUFFER = 1 << 16;

  private final Storage client;

  GcsDownload(StorageOptions options) {
    HttpTransportOptions transport = (HttpTransportOptions) options.getTransportOptions();
    this.client =
        new Storage.Builder(
                transport.getHttpTransportFactory().create(),
                GsonFactory.getDefaultInstance(),
                transport.getHttpRequestInitializer(options))
            .setRootUrl(options.getHost())
            .setApplicationName("orchard")
            .build();
  }

  Optional<StoredObject> get(String bucket, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OptionalLong generation = download(bucket, name, bytes, Long.MAX_VALUE);
    return generation.isEmpty()
        ? Optional.empty()
        : Optional.of(new StoredObject(bytes.toByteArray(), generation.getAsLong()));
  }

  /**
   * Sends the bytes of an object to a stream as they come.
   *
   * @return the generation of the object; empty where there is none
   * @throws TooLargeException if there are more than the limit
   * @throws UncheckedIOException if the stream fails, which no second try of the download mends
   */
  OptionalLong download(String bucket, String name, OutputStream target, long limit)
      throws IOException {
    HttpResponse response;
    try {
      response = client.objects().get(bucket, name).executeMedia();
    } catch (HttpResponseException e) {
      if (e.getStatusCode() == 404 && !isAboutTheBucket(e)) {
        return OptionalLong.empty();
      }
      throw e;
    }
    CRC32C checksum = new CRC32C();
    try (InputStream content = new CheckedInputStream(response.getContent(), checksum)) {
      byte[] buffer = new byte[BUFFER];
      long length = 0;
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        length += read;
        if (length > limit) {
          throw new TooLargeException(limit);
        }
        write(target, buffer, read);
      }
      HttpHeaders headers = response.getHeaders();
      requireUndamaged(checksum, headers);
      return OptionalLong.of(generation(headers));
    } finally {
      response.disconnect();
    }
  }

  private static void write(OutputStream target, byte[] buffer, int length) {
    try {
      target.write(buffer, 0, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A bucket that is not there must not look like an empty store. */
  private static boolean isAboutTheBucket(HttpResponseException e) {
    return e.getContent() != null && e.getContent().contains("bucket does not exist");
  }

  private static long generation(HttpHeaders headers) throws IOException {
    try {
      return Long.parseLong(String.valueOf(headers.getFirstHeaderStringValue(GENERATION)));
    } catch (NumberFormatException e) {
      throw new IOException("The answer names no generation", e);
    }
  }

  /** What storage computed when the object was written must fit what arrived here. */
  private static void requireUndamaged(CRC32C checksum, HttpHeaders headers) throws IOException {
    List<String> hashes = headers.getHeaderStringValues(HASH);
    for (String line : hashes) {
      for (String hash : line.split(",", -1)) {
        if (hash.strip().startsWith(CRC32C_PREFIX)
            && !hash.strip().equals(CRC32C_PREFIX + crc32c(checksum))) {
          throw new IOException("The object was damaged on its way");
        }
      }
    }
  }

  /** As in the header: four bytes, big-endian, in Base64. */
  private static String crc32c(CRC32C checksum) {
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
