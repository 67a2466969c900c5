package dev.orchard.local.command;

import com.google.cloud.functions.HttpFunction;
import dev.orchard.functions.batch.BatchFunction;
import dev.orchard.functions.health.HealthFunction;
import dev.orchard.functions.info.InfoFunction;
import dev.orchard.functions.predict.PredictFunction;
import dev.orchard.functions.release.ReleaseFunction;
import dev.orchard.functions.session.SessionFunction;
import dev.orchard.functions.train.TrainFunction;
import dev.orchard.local.host.CannotListenException;
import dev.orchard.local.host.CurlExample;
import dev.orchard.local.host.HostSettings;
import dev.orchard.local.host.IndexPage;
import dev.orchard.local.host.LocalHost;
import dev.orchard.local.host.Mount;
import dev.orchard.serving.Installation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** All functions, hosted until told to stop. */
final class Serving {
  static final String CACHE_BYTES = "ORCHARD_CACHE_BYTES";

  /**
   * A laptop has more memory than an instance of a function, and one process holds all models here.
   */
  static final String LOCAL_CACHE_BYTES = "512MiB";

  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Who answers what; everything else, and unknown paths, go to predict, which answers at the root
   * in the cloud too.
   */
  static final List<Mount> MOUNTS =
      List.of(
          Mount.of("/predict", PredictFunction.class),
          Mount.of("/api/v1/predict", PredictFunction.class),
          Mount.of("/batch_predict", BatchFunction.class),
          Mount.of("/api/v1/batch_predict", BatchFunction.class),
          Mount.of("/bigquery_predict", BatchFunction.class),
          Mount.of("/info", InfoFunction.class),
          Mount.of("/models/*", InfoFunction.class),
          Mount.of("/models/{name}/versions/{version}", InfoFunction.class),
          Mount.of("DELETE", "/models/{name}/versions/{version}", ReleaseFunction.class),
          Mount.of("/models/{name}/versions/{version}/restore", ReleaseFunction.class),
          Mount.of("/models/{name}/promote", ReleaseFunction.class),
          Mount.of("/models/{name}/rollback", ReleaseFunction.class),
          Mount.of("/openapi.yaml", InfoFunction.class),
          Mount.of("/docs/*", InfoFunction.class),
          Mount.of("/api/v1/model/*", InfoFunction.class),
          Mount.of("/api/v1/model/rollback", ReleaseFunction.class),
          Mount.of("/api/v1/model/train", TrainFunction.class),
          Mount.of("/train", TrainFunction.class),
          Mount.of("/runs/*", TrainFunction.class),
          Mount.of("/session", SessionFunction.class),
          Mount.of("/health/*", HealthFunction.class),
          Mount.of("/metrics", HealthFunction.class));

  static final Class<? extends HttpFunction> OTHERS = PredictFunction.class;

  private final Surroundings surroundings;
  private final Installation installation;

  Serving(Surroundings surroundings, Installation installation) {
    this.surroundings = surroundings;
    this.installation = installation;
  }

  /**
   * Serves until the signal to stop, and then until requests under way are done.
   *
   * @param examples of the address that it listens on
   * @param announce says that it serves
   */
  void run(HostOptions options, Function<URI, List<CurlExample>> examples, Announcement announce)
      throws CannotListenException, InterruptedException {
    if (options.port < 0 || options.port > 65_535) {
      throw new UsageException("--port is from 0 to 65535, found " + options.port);
    }
    Installation.useInProcess(installation);
    // The page shows the address, which is known once the port is.
    URI address = URI.create("http://" + shownHost(options.host) + ":" + options.port);
    LocalHost host =
        LocalHost.start(
            new HostSettings(options.host, options.port, STOP_TIMEOUT),
            MOUNTS,
            OTHERS,
            IndexPage.of(
                examples.apply(address), surroundings.home().resolve("extension/dist/standalone")));
    try {
      announce.serving(host.address(), examples.apply(host.address()));
      surroundings.stopSignal().await();
      surroundings.console().note("stopping: requests under way may finish");
    } finally {
      host.close();
    }
    surroundings.console().note("stopped");
  }

  private static String shownHost(String host) {
    return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
  }

  /** Says where to look. */
  @FunctionalInterface
  interface Announcement {
    void serving(URI address, List<CurlExample> examples);
  }
}
