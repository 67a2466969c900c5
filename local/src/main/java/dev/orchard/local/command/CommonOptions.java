package dev.orchard.local.command;

import dev.orchard.model.OrganizationId;
import dev.orchard.registry.StoreLocation;
import dev.orchard.serving.Installation;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Severity;
import java.io.PrintStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that most commands have. What is not given comes from the environment. */
final class CommonOptions {
  @Option(
      names = "--store",
      paramLabel = "DIR|gs://BUCKET/PREFIX",
      description = "Where models live. Default: ORCHARD_STORE, or .orchard in this folder.")
  String store;

  @Option(
      names = {"--org", "--organization"},
      paramLabel = "ORG",
      description = "The organization. Default: default.")
  String organization;

  @Option(names = "--json", description = "One JSON document on stdout, everything else on stderr.")
  boolean json;

  /** The environment with what the options override. */
  Configuration configuration(Surroundings surroundings, Map<String, String> defaults) {
    return configuration(surroundings, defaults, Map.of());
  }

  /** The environment with what these options and a command's own override. */
  Configuration configuration(
      Surroundings surroundings, Map<String, String> defaults, Map<String, String> own) {
    Map<String, String> environment = new HashMap<>(defaults);
    environment.putAll(surroundings.environment());
    Map<String, String> overrides = new HashMap<>(own);
    if (store != null) {
      overrides.put("ORCHARD_STORE", store);
    }
    if (organization != null) {
      overrides.put("ORCHARD_DEFAULT_ORGANIZATION", organization);
    }
    Configuration configuration = Configuration.read(environment, overrides);
    try {
      StoreLocation.parse(configuration.store());
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
    return configuration;
  }

  /** What works directly on the store, saying only what goes wrong. */
  Installation open(Surroundings surroundings) {
    Configuration configuration = configuration(surroundings, Map.of());
    return Installation.open(
        configuration, log(surroundings.console().err(), configuration, Severity.ERROR));
  }

  static JsonLog log(PrintStream stream, Configuration configuration, Severity minimum) {
    JsonLog log =
        new JsonLog(
            (buffer, length) -> {
              synchronized (stream) {
                stream.write(buffer, 0, length);
                stream.flush();
              }
            },
            Clock.systemUTC(),
            minimum,
            configuration.googleCloudProject());
    log.replaceRootHandlers();
    return log;
  }

  static OrganizationId organization(Installation installation) {
    return installation.configuration().defaultOrganization();
  }
}
