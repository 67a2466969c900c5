package dev.orchard.web.configuration;

import dev.orchard.model.ModelName;
import dev.orchard.model.OrganizationId;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.Sessions;
import dev.orchard.web.observation.Severity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The table of all variables: names, types, defaults, descriptions, in the order of the README. */
final class Settings {
  static final Setting<String> STORE =
      new Setting<>(
          "ORCHARD_STORE",
          "folder or gs://bucket/prefix",
          ".orchard",
          "Where models live",
          SettingParser::present);
  static final Setting<Optional<URI>> STORAGE_ENDPOINT =
      new Setting<>(
          "ORCHARD_STORAGE_ENDPOINT",
          "URL",
          "",
          "A server that stands in for Cloud Storage, reached without credentials; for tests",
          text -> SettingParser.optional(text).map(SettingParser::httpUrl));
  static final Setting<Optional<ModelName>> DEFAULT_MODEL =
      new Setting<>(
          "ORCHARD_DEFAULT_MODEL",
          "model name",
          "",
          "The model of a request that names none",
          text ->
              SettingParser.optional(text)
                  .map(name -> SettingParser.named(() -> new ModelName(name))));
  static final Setting<OrganizationId> DEFAULT_ORGANIZATION =
      new Setting<>(
          "ORCHARD_DEFAULT_ORGANIZATION",
          "organization",
          "default",
          "The organization of a request that names none",
          text -> SettingParser.named(() -> new OrganizationId(text)));
  static final Setting<Optional<String>> TOKENS =
      new Setting<>(
          "ORCHARD_TOKENS",
          "token lines, separated by line feeds or ;",
          "",
          "Who may call: `name sha256 roles organizations` a line. Neither this nor the file:"
              + " only callers on the same machine are served",
          SettingParser::optional);
  static final Setting<Optional<Path>> TOKENS_FILE =
      new Setting<>(
          "ORCHARD_TOKENS_FILE",
          "file",
          "",
          "The same lines in a (secret) file, read again when it changes",
          text -> SettingParser.optional(text).map(Path::of));
  static final Setting<Optional<String>> SESSION_KEYS =
      new Setting<>(
          "ORCHARD_SESSION_KEYS",
          "key lines, separated by line feeds or ;",
          "",
          "What signs session tokens: `id base64` a line; the first key signs, all verify",
          SettingParser::optional);
  static final Setting<Optional<Path>> SESSION_KEYS_FILE =
      new Setting<>(
          "ORCHARD_SESSION_KEYS_FILE",
          "file",
          "",
          "The same lines in a (secret) file, read again when it changes",
          text -> SettingParser.optional(text).map(Path::of));
  static final Setting<Duration> SESSION_LENGTH =
      new Setting<>(
          "ORCHARD_SESSION_SECONDS",
          "seconds",
          "900",
          "How long a session lasts that is opened here, at most 3600",
          text -> Duration.ofSeconds(SettingParser.whole(text, 60, Sessions.LONGEST.toSeconds())));
  static final Setting<Set<Role>> INVOKER_ROLES =
      new Setting<>(
          "ORCHARD_INVOKER_ROLES",
          "roles separated by commas",
          "",
          "What callers without an Orchard token may do, in the default organization. Only for"
              + " functions that Cloud Run itself lets nobody but authenticated callers invoke",
          SettingParser::roles);
  static final Setting<List<String>> ALLOWED_ORIGINS =
      new Setting<>(
          "ORCHARD_ALLOWED_ORIGINS",
          "origins separated by commas, or *",
          "",
          "Web pages that may call from a browser, such as https://company.looker.com",
          SettingParser::origins);
  static final Setting<Double> RATE_LIMIT_PER_TOKEN =
      new Setting<>(
          "ORCHARD_RATE_LIMIT_PER_TOKEN",
          "requests a second",
          "500",
          "How often one token may call one instance; 0: no limit",
          text -> SettingParser.decimal(text, 0, 1e9));
  static final Setting<Double> RATE_LIMIT_PER_ADDRESS =
      new Setting<>(
          "ORCHARD_RATE_LIMIT_PER_ADDRESS",
          "requests a second",
          "200",
          "How often one address may call one instance; 0: no limit. Callers on the same machine"
              + " are not limited",
          text -> SettingParser.decimal(text, 0, 1e9));
  static final Setting<Double> RATE_LIMIT_BURST_SECONDS =
      new Setting<>(
          "ORCHARD_RATE_LIMIT_BURST_SECONDS",
          "seconds",
          "2",
          "How many seconds' worth of requests may come at once",
          text -> SettingParser.decimal(text, 0.001, 3600));
  static final Setting<Optional<Integer>> TRUSTED_PROXIES =
      new Setting<>(
          "ORCHARD_TRUSTED_PROXIES",
          "count",
          "",
          "How many proxies of ours append to X-Forwarded-For: the caller's address is that many"
              + " from its end. Unset: 1 on Cloud Run, 0 elsewhere; 2 behind a load balancer",
          text ->
              SettingParser.optional(text).map(count -> (int) SettingParser.whole(count, 0, 10)));
  static final Setting<Long> MAX_BODY_BYTES =
      new Setting<>(
          "ORCHARD_MAX_BODY_BYTES",
          "size",
          "32MiB",
          "The largest body taken, also after decompression (Cloud Functions takes no more)",
          text -> SettingParser.size(text, 1, 1L << 30));
  static final Setting<Duration> REQUEST_TIMEOUT =
      new Setting<>(
          "ORCHARD_REQUEST_TIMEOUT_SECONDS",
          "seconds",
          "60",
          "The most time an answer may take; a request may ask for less",
          text -> SettingParser.seconds(text, 0.001, 3600));
  static final Setting<Duration> TRAINING_TIMEOUT =
      new Setting<>(
          "ORCHARD_TRAINING_TIMEOUT_SECONDS",
          "seconds",
          "3600",
          "The most time a training may take; one that takes longer is stopped and has failed",
          text -> SettingParser.seconds(text, 1, 86_400));
  static final Setting<Duration> TRAINING_LEASE =
      new Setting<>(
          "ORCHARD_TRAINING_LEASE_SECONDS",
          "seconds",
          "60",
          "How long a training may be silent before another process takes its model over",
          text -> SettingParser.seconds(text, 0.5, 3600));
  static final Setting<Long> TRAINING_MAX_ROWS =
      new Setting<>(
          "ORCHARD_TRAINING_MAX_ROWS",
          "count",
          "20000000",
          "The most rows a training may read; it has failed if there are more",
          text -> SettingParser.whole(text, 1, 1_000_000_000));
  static final Setting<Integer> CACHE_MODELS =
      new Setting<>(
          "ORCHARD_CACHE_MODELS",
          "count",
          "20",
          "How many models are held in memory",
          text -> (int) SettingParser.whole(text, 1, 100_000));
  static final Setting<Long> CACHE_BYTES =
      new Setting<>(
          "ORCHARD_CACHE_BYTES",
          "size",
          "64MiB",
          "How much memory their forests may take",
          text -> SettingParser.size(text, 1, 1L << 40));
  static final Setting<Duration> CACHE_REFRESH =
      new Setting<>(
          "ORCHARD_CACHE_REFRESH_SECONDS",
          "seconds",
          "30",
          "How old an alias may be before it is looked up again in the background",
          text -> SettingParser.seconds(text, 0.1, 86_400));
  static final Setting<Optional<String>> SPECS =
      new Setting<>(
          "ORCHARD_SPECS",
          "folder or gs://bucket/prefix",
          "",
          "Where the model specs lie that train may be asked for",
          SettingParser::optional);
  static final Setting<List<String>> DATA =
      new Setting<>(
          "ORCHARD_DATA",
          "gs://bucket/prefix, separated by commas",
          "",
          "Where on Cloud Storage specs may read training data, besides their own folder",
          SettingParser::buckets);
  static final Setting<Duration> DELETE_GRACE =
      new Setting<>(
          "ORCHARD_DELETE_GRACE_HOURS",
          "hours",
          "168",
          "How long a deleted version can still be brought back",
          text -> Duration.ofHours(SettingParser.whole(text, 0, 87_600)));
  static final Setting<Severity> LOG_LEVEL =
      new Setting<>(
          "ORCHARD_LOG_LEVEL",
          "DEBUG, INFO, WARNING or ERROR",
          "INFO",
          "The least severe events that are logged; requests that went well are INFO",
          SettingParser::severity);
  static final Setting<Optional<String>> MLFLOW_TRACKING_URI =
      new Setting<>(
          "MLFLOW_TRACKING_URI",
          "URL",
          "",
          "An MLflow server that trainings are told to as well, and that `models:/` are imported"
              + " from",
          SettingParser::optional);
  static final Setting<Optional<String>> MLFLOW_TRACKING_TOKEN =
      new Setting<>(
          "MLFLOW_TRACKING_TOKEN",
          "token",
          "",
          "The bearer token for it, which wins over user and password",
          SettingParser::optional);
  static final Setting<Optional<String>> MLFLOW_TRACKING_USERNAME =
      new Setting<>(
          "MLFLOW_TRACKING_USERNAME", "user", "", "The user for it", SettingParser::optional);
  static final Setting<Optional<String>> MLFLOW_TRACKING_PASSWORD =
      new Setting<>(
          "MLFLOW_TRACKING_PASSWORD",
          "password",
          "",
          "That user's password",
          SettingParser::optional);
  static final Setting<Optional<String>> MLFLOW_EXPERIMENT_NAME =
      new Setting<>(
          "MLFLOW_EXPERIMENT_NAME",
          "experiment",
          "",
          "The experiment of all runs there. Unset: one for each model, `organization.model`",
          SettingParser::optional);
  static final Setting<Duration> MLFLOW_HTTP_REQUEST_TIMEOUT =
      new Setting<>(
          "MLFLOW_HTTP_REQUEST_TIMEOUT",
          "seconds",
          "20",
          "The most time one answer of it may take; files get a second more a megabyte",
          text -> SettingParser.seconds(text, 0.1, 3600));
  static final Setting<Optional<String>> PROJECT =
      new Setting<>(
          "GOOGLE_CLOUD_PROJECT",
          "project id",
          "",
          "The project that traces and the audit log belong to",
          SettingParser::optional);
  static final Setting<Optional<String>> SERVICE =
      new Setting<>(
          "K_SERVICE",
          "set by Cloud Run",
          "",
          "Tells that this instance runs in the cloud, where no caller is on the same machine",
          SettingParser::optional);

  static final List<Setting<?>> ALL =
      List.of(
          STORE,
          STORAGE_ENDPOINT,
          DEFAULT_MODEL,
          DEFAULT_ORGANIZATION,
          SPECS,
          DATA,
          TOKENS,
          TOKENS_FILE,
          SESSION_KEYS,
          SESSION_KEYS_FILE,
          SESSION_LENGTH,
          INVOKER_ROLES,
          ALLOWED_ORIGINS,
          RATE_LIMIT_PER_TOKEN,
          RATE_LIMIT_PER_ADDRESS,
          RATE_LIMIT_BURST_SECONDS,
          TRUSTED_PROXIES,
          MAX_BODY_BYTES,
          REQUEST_TIMEOUT,
          TRAINING_TIMEOUT,
          TRAINING_LEASE,
          TRAINING_MAX_ROWS,
          CACHE_MODELS,
          CACHE_BYTES,
          CACHE_REFRESH,
          DELETE_GRACE,
          LOG_LEVEL,
          MLFLOW_TRACKING_URI,
          MLFLOW_TRACKING_TOKEN,
          MLFLOW_TRACKING_USERNAME,
          MLFLOW_TRACKING_PASSWORD,
          MLFLOW_EXPERIMENT_NAME,
          MLFLOW_HTTP_REQUEST_TIMEOUT,
          PROJECT,
          SERVICE);

  private Settings() {}
}
