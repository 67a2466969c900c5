package dev.orchard.web.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.web.access.Role;
import dev.orchard.web.observation.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
  @Test
  void hasADefaultForEverything() {
    Configuration defaults = Configuration.read(Map.of());
    assertThat(defaults.store()).isEqualTo(".orchard");
    assertThat(defaults.storageEndpoint()).isEmpty();
    assertThat(defaults.defaultModel()).isEmpty();
    assertThat(defaults.defaultOrganization()).isEqualTo(OrganizationId.DEFAULT);
    assertThat(defaults.specs()).isEmpty();
    assertThat(defaults.tokens()).isEmpty();
    assertThat(defaults.tokensFile()).isEmpty();
    assertThat(defaults.sessionKeys()).isEmpty();
    assertThat(defaults.sessionKeysFile()).isEmpty();
    assertThat(defaults.sessionLength()).isEqualTo(Duration.ofMinutes(15));
    assertThat(defaults.invokerRoles()).isEmpty();
    assertThat(defaults.allowedOrigins()).isEmpty();
    assertThat(defaults.rateLimitPerToken()).isEqualTo(500);
    assertThat(defaults.rateLimitPerAddress()).isEqualTo(200);
    assertThat(defaults.rateLimitBurstSeconds()).isEqualTo(2);
    assertThat(defaults.trustedProxies()).isZero();
    assertThat(defaults.maxBodyBytes()).isEqualTo(33_554_432);
    assertThat(defaults.requestTimeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(defaults.trainingTimeout()).isEqualTo(Duration.ofHours(1));
    assertThat(defaults.trainingLease()).isEqualTo(Duration.ofMinutes(1));
    assertThat(defaults.cacheModels()).isEqualTo(20);
    assertThat(defaults.cacheBytes()).isEqualTo(67_108_864);
    assertThat(defaults.cacheRefresh()).isEqualTo(Duration.ofSeconds(30));
    assertThat(defaults.deleteGrace()).isEqualTo(Duration.ofDays(7));
    assertThat(defaults.logLevel()).isEqualTo(Severity.INFO);
    assertThat(defaults.mlflowTrackingUri()).isEmpty();
    assertThat(defaults.mlflowTrackingToken()).isEmpty();
    assertThat(defaults.mlflowTrackingUsername()).isEmpty();
    assertThat(defaults.mlflowTrackingPassword()).isEmpty();
    assertThat(defaults.mlflowExperimentName()).isEmpty();
    assertThat(defaults.mlflowRequestTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(defaults.googleCloudProject()).isEmpty();
    assertThat(defaults.runsInCloud()).isFalse();
  }

  @Test
  void readsEveryVariable() {
    Map<String, String> variables = new HashMap<>();
    variables.put("ORCHARD_STORE", "gs://bucket/prefix");
    variables.put("ORCHARD_STORAGE_ENDPOINT", "http://127.0.0.1:9000");
    variables.put("ORCHARD_DEFAULT_MODEL", "diamond-price");
    variables.put("ORCHARD_DEFAULT_ORGANIZATION", "acme");
    variables.put("ORCHARD_SPECS", "examples");
    variables.put("ORCHARD_DATA", "gs://data/leads, gs://other");
    variables.put("ORCHARD_TOKENS", "a b c d");
    variables.put("ORCHARD_TOKENS_FILE", "/secrets/tokens");
    variables.put("ORCHARD_SESSION_KEYS", "k bits");
    variables.put("ORCHARD_SESSION_KEYS_FILE", "/secrets/keys");
    variables.put("ORCHARD_SESSION_SECONDS", "3600");
    variables.put("ORCHARD_INVOKER_ROLES", "predict, train");
    variables.put("ORCHARD_ALLOWED_ORIGINS", "https://A.looker.com, http://localhost:8080");
    variables.put("ORCHARD_RATE_LIMIT_PER_TOKEN", "0");
    variables.put("ORCHARD_RATE_LIMIT_PER_ADDRESS", "2.5");
    variables.put("ORCHARD_RATE_LIMIT_BURST_SECONDS", "10");
    variables.put("ORCHARD_TRUSTED_PROXIES", "2");
    variables.put("ORCHARD_MAX_BODY_BYTES", "1 KiB");
    variables.put("ORCHARD_REQUEST_TIMEOUT_SECONDS", "0.25");
    variables.put("ORCHARD_TRAINING_TIMEOUT_SECONDS", "60");
    variables.put("ORCHARD_TRAINING_LEASE_SECONDS", "10");
    variables.put("ORCHARD_TRAINING_MAX_ROWS", "1000");
    variables.put("ORCHARD_CACHE_MODELS", "3");
    variables.put("ORCHARD_CACHE_BYTES", "1GiB");
    variables.put("ORCHARD_CACHE_REFRESH_SECONDS", "5");
    variables.put("ORCHARD_DELETE_GRACE_HOURS", "0");
    variables.put("ORCHARD_LOG_LEVEL", "warning");
    variables.put("MLFLOW_TRACKING_URI", "http://mlflow.example");
    variables.put("MLFLOW_TRACKING_TOKEN", "t");
    variables.put("MLFLOW_TRACKING_USERNAME", "ann");
    variables.put("MLFLOW_TRACKING_PASSWORD", "secret");
    variables.put("MLFLOW_EXPERIMENT_NAME", "orchard");
    variables.put("MLFLOW_HTTP_REQUEST_TIMEOUT", "5");
    variables.put("GOOGLE_CLOUD_PROJECT", "p");
    variables.put("K_SERVICE", "predict");
    assertThat(variables).hasSameSizeAs(Settings.ALL);
    Configuration read = Configuration.read(variables);
    assertThat(read.data()).containsExactly("gs://data/leads", "gs://other");
    assertThat(read.store()).isEqualTo("gs://bucket/prefix");
    assertThat(read.storageEndpoint()).hasValue(URI.create("http://127.0.0.1:9000"));
    assertThat(read.defaultModel()).hasValue(new ModelName("diamond-price"));
    assertThat(read.defaultOrganization()).isEqualTo(new OrganizationId("acme"));
    assertThat(read.specs()).hasValue("examples");
    assertThat(read.tokens()).hasValue("a b c d");
    assertThat(read.tokensFile()).hasValue(Path.of("/secrets/tokens"));
    assertThat(read.sessionKeys()).hasValue("k bits");
    assertThat(read.sessionKeysFile()).hasValue(Path.of("/secrets/keys"));
    assertThat(read.sessionLength()).isEqualTo(Duration.ofHours(1));
    assertThat(read.invokerRoles()).containsExactlyInAnyOrder(Role.PREDICT, Role.TRAIN);
    assertThat(read.allowedOrigins())
        .containsExactly("https://a.looker.com", "http://localhost:8080");
    assertThat(read.rateLimitPerToken()).isZero();
    assertThat(read.rateLimitPerAddress()).isEqualTo(2.5);
    assertThat(read.rateLimitBurstSeconds()).isEqualTo(10);
    assertThat(read.trustedProxies()).isEqualTo(2);
    assertThat(read.maxBodyBytes()).isEqualTo(1024);
    assertThat(read.requestTimeout()).isEqualTo(Duration.ofMillis(250));
    assertThat(read.trainingTimeout()).isEqualTo(Duration.ofMinutes(1));
    assertThat(read.trainingLease()).isEqualTo(Duration.ofSeconds(10));
    assertThat(read.trainingMaxRows()).isEqualTo(1000);
    assertThat(read.cacheModels()).isEqualTo(3);
    assertThat(read.cacheBytes()).isEqualTo(1L << 30);
    assertThat(read.cacheRefresh()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.deleteGrace()).isZero();
    assertThat(read.logLevel()).isEqualTo(Severity.WARNING);
    assertThat(read.mlflowTrackingUri()).hasValue("http://mlflow.example");
    assertThat(read.mlflowTrackingToken()).hasValue("t");
    assertThat(read.mlflowTrackingUsername()).hasValue("ann");
    assertThat(read.mlflowTrackingPassword()).hasValue("secret");
    assertThat(read.mlflowExperimentName()).hasValue("orchard");
    assertThat(read.mlflowRequestTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(read.googleCloudProject()).hasValue("p");
    assertThat(read.runsInCloud()).isTrue();
  }

  @Test
  void trustsOneProxyOnCloudRun() {
    assertThat(Configuration.read(Map.of("K_SERVICE", "x")).trustedProxies()).isEqualTo(1);
  }

  @Test
  void letsOverridesWin() {
    Configuration read =
        Configuration.read(Map.of("ORCHARD_STORE", "a"), Map.of("ORCHARD_STORE", "b"));
    assertThat(read.store()).isEqualTo("b");
  }

  @Test
  void reportsEveryMistakeAtOnceAndSuggestsTheNameMeant() {
    Map<String, String> variables =
        Map.of(
            "ORCHARD_STROE", "x",
            "ORCHARD_CACHE_MODELS", "many",
            "ORCHARD_MAX_BODY_BYTES", "99999999999GiB",
            "ORCHARD_ALLOWED_ORIGINS", "https://a.example/path",
            "ORCHARD_RATE_LIMIT_PER_TOKEN", "NaN",
            "ORCHARD_DEFAULT_ORGANIZATION", "../x");
    assertThatThrownBy(() -> Configuration.read(variables))
        .asInstanceOf(InstanceOfAssertFactories.type(ConfigurationException.class))
        .satisfies(
            e -> {
              assertThat(e.mistakes()).hasSize(6);
              assertThat(e.mistakes().get(0)).contains("did you mean \"ORCHARD_STORE\"");
            });
  }

  @Test
  void givesNobodyTheRoleToOpenSessionsWithoutAToken() {
    for (String roles : new String[] {"session", "predict,session", "public", "predict,,read"}) {
      assertThatThrownBy(() -> Configuration.read(Map.of("ORCHARD_INVOKER_ROLES", roles)))
          .isInstanceOf(ConfigurationException.class);
    }
  }

  @Test
  void leavesTheVariablesOfOthersAlone() {
    assertThat(Configuration.read(Map.of("PATH", "x", "PORT", "8080")).store()).isNotNull();
  }

  @Test
  void describesEveryVariableInTheTable() {
    String table = Configuration.table();
    for (Setting<?> setting : Settings.ALL) {
      assertThat(table).contains("| `" + setting.name() + "` |");
    }
    assertThat(table.lines()).hasSize(Settings.ALL.size() + 2).allMatch(l -> l.endsWith("|"));
  }
}
