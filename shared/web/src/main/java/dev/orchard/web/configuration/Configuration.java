package dev.orchard.web.configuration;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Suggestion;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a process was told by its environment, typed. Read once at the edge; everything else gets
 * the values it needs.
 */
public final class Configuration {
  private static final String PREFIX = "ORCHARD_";
  private static final int SHOWN = 60;

  private final Map<Setting<?>, Object> values;

  private Configuration(Map<Setting<?>, Object> values) {
    this.values = values;
  }

  /** The configuration of this process. */
  public static Configuration ofProcess() {
    return read(System.getenv());
  }

  /**
   * Reads variables; those that are missing or blank have their defaults.
   *
   * @throws ConfigurationException with every wrong value and every unknown {@code ORCHARD_} name
   */
  public static Configuration read(Map<String, String> environment) {
    List<String> mistakes = new ArrayList<>();
    refuseUnknownNames(environment, mistakes);
    Map<Setting<?>, Object> values = new HashMap<>();
    for (Setting<?> setting : Settings.ALL) {
      String text = environment.getOrDefault(setting.name(), "").strip();
      try {
        values.put(setting, setting.parser().apply(text.isEmpty() ? setting.standard() : text));
      } catch (IllegalArgumentException | ArithmeticException e) {
        mistakes.add(setting.name() + ": expected " + setting.type() + ", found " + shown(text));
      }
    }
    if (!mistakes.isEmpty()) {
      throw new ConfigurationException(mistakes);
    }
    return new Configuration(values);
  }

  /** Reads variables of which some are overridden, as by options of the command line. */
  public static Configuration read(Map<String, String> environment, Map<String, String> overrides) {
    Map<String, String> merged = new HashMap<>(environment);
    merged.putAll(overrides);
    return read(merged);
  }

  private static void refuseUnknownNames(Map<String, String> environment, List<String> mistakes) {
    List<String> known = Settings.ALL.stream().map(Setting::name).toList();
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX) && !known.contains(name)) {
        mistakes.add(name + ": there is no such setting" + Suggestion.phrase(name, known));
      }
    }
  }

  private static String shown(String text) {
    return "\"" + (text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…") + "\"";
  }

  /** All variables as a table in Markdown, for the README. */
  public static String table() {
    StringBuilder table = new StringBuilder("| Variable | Type | Default | What it is |\n");
    table.append("|---|---|---|---|\n");
    for (Setting<?> setting : Settings.ALL) {
      table.append("| `").append(setting.name()).append("` | ").append(setting.type());
      String standard = setting.standard();
      table.append(" | ").append(standard.isEmpty() ? "none" : "`" + standard + "`");
      table.append(" | ").append(setting.description()).append(". |\n");
    }
    return table.toString();
  }

  /** A folder, or {@code gs://bucket/prefix}. */
  public String store() {
    return value(Settings.STORE);
  }

  public Optional<URI> storageEndpoint() {
    return value(Settings.STORAGE_ENDPOINT);
  }

  public Optional<ModelName> defaultModel() {
    return value(Settings.DEFAULT_MODEL);
  }

  public OrganizationId defaultOrganization() {
    return value(Settings.DEFAULT_ORGANIZATION);
  }

  /** A folder or {@code gs://bucket/prefix} of model specs. */
  public Optional<String> specs() {
    return value(Settings.SPECS);
  }

  /** Places {@code gs://bucket/prefix} of training data that specs may read. */
  public List<String> data() {
    return value(Settings.DATA);
  }

  public Optional<String> tokens() {
    return value(Settings.TOKENS);
  }

  public Optional<Path> tokensFile() {
    return value(Settings.TOKENS_FILE);
  }

  public Optional<String> sessionKeys() {
    return value(Settings.SESSION_KEYS);
  }

  public Optional<Path> sessionKeysFile() {
    return value(Settings.SESSION_KEYS_FILE);
  }

  public Duration sessionLength() {
    return value(Settings.SESSION_LENGTH);
  }

  /** What a caller may do whom Cloud Run has authenticated; nothing if none are named. */
  public Set<Role> invokerRoles() {
    return value(Settings.INVOKER_ROLES);
  }

  /** Origins in lower case, or {@code *} for any. */
  public List<String> allowedOrigins() {
    return value(Settings.ALLOWED_ORIGINS);
  }

  /** Requests a second; 0 for no limit. */
  public double rateLimitPerToken() {
    return value(Settings.RATE_LIMIT_PER_TOKEN);
  }

  /** Requests a second; 0 for no limit. */
  public double rateLimitPerAddress() {
    return value(Settings.RATE_LIMIT_PER_ADDRESS);
  }

  public double rateLimitBurstSeconds() {
    return value(Settings.RATE_LIMIT_BURST_SECONDS);
  }

  /** How many entries at the end of X-Forwarded-For were written by proxies we trust. */
  public int trustedProxies() {
    return value(Settings.TRUSTED_PROXIES).orElse(runsInCloud() ? 1 : 0);
  }

  public long maxBodyBytes() {
    return value(Settings.MAX_BODY_BYTES);
  }

  public Duration requestTimeout() {
    return value(Settings.REQUEST_TIMEOUT);
  }

  public Duration trainingTimeout() {
    return value(Settings.TRAINING_TIMEOUT);
  }

  public Duration trainingLease() {
    return value(Settings.TRAINING_LEASE);
  }

  public long trainingMaxRows() {
    return value(Settings.TRAINING_MAX_ROWS);
  }

  public int cacheModels() {
    return value(Settings.CACHE_MODELS);
  }

  public long cacheBytes() {
    return value(Settings.CACHE_BYTES);
  }

  public Duration cacheRefresh() {
    return value(Settings.CACHE_REFRESH);
  }

  public Duration deleteGrace() {
    return value(Settings.DELETE_GRACE);
  }

  public Severity logLevel() {
    return value(Settings.LOG_LEVEL);
  }

  /** As it was given: what MLflow's own clients take, Orchard may not. */
  public Optional<String> mlflowTrackingUri() {
    return value(Settings.MLFLOW_TRACKING_URI);
  }

  public Optional<String> mlflowTrackingToken() {
    return value(Settings.MLFLOW_TRACKING_TOKEN);
  }

  public Optional<String> mlflowTrackingUsername() {
    return value(Settings.MLFLOW_TRACKING_USERNAME);
  }

  public Optional<String> mlflowTrackingPassword() {
    return value(Settings.MLFLOW_TRACKING_PASSWORD);
  }

  public Optional<String> mlflowExperimentName() {
    return value(Settings.MLFLOW_EXPERIMENT_NAME);
  }

  public Duration mlflowRequestTimeout() {
    return value(Settings.MLFLOW_HTTP_REQUEST_TIMEOUT);
  }

  public Optional<String> googleCloudProject() {
    return value(Settings.PROJECT);
  }

  /** Whether this process is an instance of Cloud Run, on which Cloud Functions are built. */
  public boolean runsInCloud() {
    return value(Settings.SERVICE).isPresent();
  }

  @SuppressWarnings("unchecked") // read() put it there from the same setting's parser
  private <T> T value(Setting<T> setting) {
    return (T) values.get(setting);
  }
}
