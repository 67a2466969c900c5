package dev.orchard.registry;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.http.HttpTransportOptions;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import dev.orchard.model.UnavailableException;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The way to Cloud Storage or to a stand-in for it, by plain HTTP connections of the JDK.
 *
 * <p>What serves only reads, and its first answer waits for it: so reads need nothing but {@link
 * #get}, and the client of google-cloud-storage, several hundred classes with gRPC's and
 * telemetry's interfaces among them, is made when something is first written or listed.
 */
final class GcsConnection implements AutoCloseable {
  private static final URI GOOGLE = URI.create("https://storage.googleapis.com");
  private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
  private static final int CONNECT_MILLIS = 5_000;
  private static final Duration RETRY_AFTER = Duration.ofSeconds(60);
  private static final int READ_MILLIS = 20_000;

  private final URI host;
  private final Supplier<Optional<Credentials>> source;
  private Optional<Storage> client = Optional.empty();

  /** Empty until asked for; they renew themselves. */
  private Optional<Optional<Credentials>> credentials = Optional.empty();

  /**
   * @param standIn called without credentials; empty for Google's own, called with the credentials
   *     of the environment
   */
  GcsConnection(Optional<URI> standIn) {
    this(
        standIn.orElse(GOOGLE),
        standIn.isPresent() ? Optional::empty : GcsConnection::ofTheEnvironment);
  }

  GcsConnection(URI host, Supplier<Optional<Credentials>> source) {
    this.host = host;
    this.source = source;
  }

  private static Optional<Credentials> ofTheEnvironment() {
    try {
      return Optional.of(GoogleCredentials.getApplicationDefault().createScoped(SCOPE));
    } catch (IOException e) {
      throw new UnavailableException("There are no credentials for storage", RETRY_AFTER, e);
    }
  }

  /**
   * A request that is ready to be sent.
   *
   * @param pathAndQuery after the name of the host
   * @throws UnavailableException if the environment has no credentials
   * @throws IOException if they cannot be renewed
   */
  HttpURLConnection get(String pathAndQuery) throws IOException {
    URI target = URI.create(host + pathAndQuery);
    HttpURLConnection request = (HttpURLConnection) target.toURL().openConnection();
    request.setConnectTimeout(CONNECT_MILLIS);
    request.setReadTimeout(READ_MILLIS);
    request.setInstanceFollowRedirects(false); // Credentials are for this host alone.
    request.setUseCaches(false);
    Optional<Credentials> credentials = credentials();
    if (credentials.isPresent()) {
      for (Map.Entry<String, List<String>> header :
          credentials.get().getRequestMetadata(target).entrySet()) {
        for (String value : header.getValue()) {
          request.addRequestProperty(header.getKey(), value);
        }
      }
    }
    return request;
  }

  /**
   * The client, for everything but reads.
   *
   * @throws UnavailableException if the environment has no credentials
   */
  synchronized Storage client() {
    if (client.isEmpty()) {
      client = Optional.of(newClient());
    }
    return client.get();
  }

  private Storage newClient() {
    StorageOptions.Builder options =
        StorageOptions.http()
            .setTransportOptions(
                HttpTransportOptions.newBuilder()
                    .setHttpTransportFactory(NetHttpTransport::new)
                    .setConnectTimeout(CONNECT_MILLIS)
                    .setReadTimeout(READ_MILLIS)
                    .build())
            .setRetrySettings(ServiceOptions.getNoRetrySettings())
            .setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy());
    Optional<Credentials> credentials = credentials();
    if (credentials.isPresent()) {
      options.setCredentials(credentials.get());
    } else {
      options
          .setHost(host.toString())
          .setProjectId("local")
          .setCredentials(NoCredentials.getInstance());
    }
    return options.build().getService();
  }

  private synchronized Optional<Credentials> credentials() {
    if (credentials.isEmpty()) {
      credentials = Optional.of(source.get());
    }
    return credentials.get();
  }

  @Override
  public synchronized void close() {
    if (client.isPresent()) {
      try {
        client.get().close();
      } catch (Exception e) {
        throw new IllegalStateException("The storage client does not close", e);
      }
    }
  }
}
