package dev.orchard.training.source;

import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.cloud.NoCredentials;
import com.google.cloud.ServiceOptions;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.http.HttpTransportOptions;
import java.net.URI;

/** Makes clients of BigQuery, by HTTP. */
@FunctionalInterface
public interface BigQueryClients {
  /**
   * A client that does not try again by itself.
   *
   * @param project billed for queries
   */
  BigQuery of(String project);

  /** Clients with the credentials of the platform: a service account, or the user's own. */
  static BigQueryClients ofPlatform() {
    return project -> options(project).build().getService();
  }

  /** Clients of a server that stands in for BigQuery, called without credentials. */
  static BigQueryClients standIn(URI endpoint) {
    return project ->
        options(project)
            .setHost(endpoint.toString())
            .setCredentials(NoCredentials.getInstance())
            .build()
            .getService();
  }

  private static BigQueryOptions.Builder options(String project) {
    return BigQueryOptions.newBuilder()
        .setProjectId(project)
        .setTransportOptions(
            HttpTransportOptions.newBuilder()
                .setHttpTransportFactory(NetHttpTransport::new)
                .setConnectTimeout(10_000)
                .setReadTimeout(60_000)
                .build())
        .setRetrySettings(ServiceOptions.getNoRetrySettings());
  }
}
