package dev.orchard.serving.testing;

import dev.orchard.registry.FileObjectStore;
import dev.orchard.registry.ObjectStore;
import dev.orchard.serving.Installation;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Severity;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An installation for tests: nothing is logged, and {@code predictor} is the default model. */
public final class SampleInstallation {
  private SampleInstallation() {}

  /** On the folder, in which the sample models are published first. */
  public static Installation withModels(Path folder) {
    Installation installation = of(folder, Map.of());
    SampleModels.publish(installation.registry());
    return installation;
  }

  /** On the folder as it is, configured by these variables. */
  public static Installation of(Path folder, Map<String, String> variables) {
    return of(new FileObjectStore(folder), variables);
  }

  /** On the store, configured by these variables. */
  public static Installation of(ObjectStore store, Map<String, String> variables) {
    Map<String, String> environment = new HashMap<>(variables);
    environment.putIfAbsent("ORCHARD_DEFAULT_MODEL", SampleModels.PREDICTOR.value());
    JsonLog silent =
        new JsonLog((line, length) -> {}, Clock.systemUTC(), Severity.ERROR, Optional.empty());
    return Installation.open(Configuration.read(environment), silent, store, Clock.systemUTC());
  }
}
