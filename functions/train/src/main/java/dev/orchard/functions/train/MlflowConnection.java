package dev.orchard.functions.train;

import dev.orchard.mlflow.MlflowServer;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.configuration.ConfigurationException;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The MLflow server that the environment names. */
public final class MlflowConnection {
  private MlflowConnection() {}

  /**
   * The server; empty if none is named.
   *
   * @throws ConfigurationException if what is named is none that Orchard can speak to
   */
  public static Optional<MlflowServer> of(Configuration configuration) {
    return configuration
        .mlflowTrackingUri()
        .map(uri -> signedIn(server(uri, configuration), configuration));
  }

  private static MlflowServer server(String uri, Configuration configuration) {
    try {
      return MlflowServer.open(URI.create(uri), configuration.mlflowRequestTimeout());
    } catch (IllegalArgumentException e) {
      // The text is not repeated: a password may be part of it.
      throw new ConfigurationException(
          List.of(
              "MLFLOW_TRACKING_URI: expected the address of a server, http:// or https://, without"
                  + " a password in it (that is MLFLOW_TRACKING_PASSWORD)"));
    }
  }

  private static MlflowServer signedIn(MlflowServer server, Configuration configuration) {
    if (configuration.mlflowTrackingToken().isPresent()) {
      return server.withToken(configuration.mlflowTrackingToken().get());
    }
    return configuration
        .mlflowTrackingUsername()
        .map(user -> server.withPassword(user, configuration.mlflowTrackingPassword().orElse("")))
        .orElse(server);
  }
}
