package dev.orchard.registry;

import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.http.HttpResponseException;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.services.storage.Storage;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.StorageOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Reads an object and its generation in one request, so that they cannot disagree: the generation
 * comes in a header of the download. The client of google-cloud-storage hides that header, so this
 * asks the layer below it, with the same transport, endpoint and credentials.
 */
final class GcsDownload {
  private static final String GENERATION = "x-goog-generation";
  private static final String HASH = "x-goog-hash";
  private static final String CRC32C_PREFIX = "crc32c=";

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
    HttpResponse response;
    try {
      response = client.objects().get(bucket, name).executeMedia();
    } catch (HttpResponseException e) {
      if (e.getStatusCode() == 404 && !isAboutTheBucket(e)) {
        return Optional.empty();
      }
      throw e;
    }
    try (InputStream content = response.getContent()) {
      byte[] bytes = content.readAllBytes();
      HttpHeaders headers = response.getHeaders();
      requireUndamaged(bytes, headers);
      return Optional.of(new StoredObject(bytes, generation(headers)));
    } finally {
      response.disconnect();
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
  private static void requireUndamaged(byte[] bytes, HttpHeaders headers) throws IOException {
    List<String> hashes = headers.getHeaderStringValues(HASH);
    for (String line : hashes) {
      for (String hash : line.split(",", -1)) {
        if (hash.strip().startsWith(CRC32C_PREFIX)
            && !hash.strip().equals(CRC32C_PREFIX + crc32c(bytes))) {
          throw new IOException("The object was damaged on its way");
        }
      }
    }
  }

  /** As in the header: four bytes, big-endian, in Base64. */
  private static String crc32c(byte[] bytes) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes);
    byte[] value = ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
    return Base64.getEncoder().encodeToString(value);
  }
}
