package dev.orchard.web;

import dev.orchard.web.access.Caller;
import dev.orchard.web.access.Credentials;
import dev.orchard.web.access.InvalidLinesException;
import dev.orchard.web.access.ReloadedFile;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.Sessions;
import dev.orchard.web.access.SigningKeys;
import dev.orchard.web.access.Tokens;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.configuration.ConfigurationException;
import dev.orchard.web.observation.JsonLog;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Makes credentials of what a configuration says, and tells the log who will be served. */
final class CredentialsReader {
  private static final Duration RELOAD = Duration.ofSeconds(30);

  private final Configuration configuration;
  private final JsonLog log;
  private final LongSupplier ticker;
  private final Clock clock;

  CredentialsReader(Configuration configuration, JsonLog log, LongSupplier ticker, Clock clock) {
    this.configuration = configuration;
    this.log = log;
    this.ticker = ticker;
    this.clock = clock;
  }

  /**
   * The credentials.
   *
   * @throws ConfigurationException if they cannot be used
   */
  Credentials read() {
    Optional<Supplier<Tokens>> tokens =
        lines("ORCHARD_TOKENS", configuration.tokens(), configuration.tokensFile(), Tokens::parse);
    Optional<Supplier<SigningKeys>> keys =
        lines(
            "ORCHARD_SESSION_KEYS",
            configuration.sessionKeys(),
            configuration.sessionKeysFile(),
            SigningKeys::parse);
    Credentials credentials =
        new Credentials(tokens, keys.map(each -> new Sessions(each, clock)), invoker());
    announce(credentials);
    return credentials;
  }

  private <T> Optional<Supplier<T>> lines(
      String name, Optional<String> text, Optional<Path> file, Function<String, T> parser) {
    if (text.isPresent() && file.isPresent()) {
      throw mistake(name + ": set either this or " + name + "_FILE");
    }
    try {
      if (text.isPresent()) {
        T value = parser.apply(text.get());
        return Optional.of(() -> value);
      }
      return file.map(path -> reloaded(name + "_FILE", path, parser));
    } catch (InvalidLinesException e) {
      throw new ConfigurationException(
          e.mistakes().stream().map(mistake -> name + ": " + mistake).toList());
    }
  }

  private <T> Supplier<T> reloaded(String name, Path file, Function<String, T> parser) {
    Executor executor =
        task -> {
          Thread thread = new Thread(task, "credentials-reload");
          thread.setDaemon(true);
          thread.start();
        };
    try {
      return new ReloadedFile<>(
          file,
          parser,
          RELOAD,
          ticker,
          executor,
          e -> log.warning("The file of " + name + " could not be read again; nothing changes", e));
    } catch (IOException e) {
      throw mistake(name + ": expected a readable file, found \"" + file + "\"");
    }
  }

  /** Elsewhere nobody has authenticated anyone, and the variable would open everything to all. */
  private Optional<Caller> invoker() {
    Set<Role> roles = configuration.invokerRoles();
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    if (!configuration.runsInCloud()) {
      throw mistake(
          "ORCHARD_INVOKER_ROLES: only on Cloud Run, which authenticates callers; use"
              + " ORCHARD_TOKENS elsewhere");
    }
    return Optional.of(
        new Caller("invoker", roles, false, Set.of(configuration.defaultOrganization())));
  }

  private void announce(Credentials credentials) {
    if (credentials.invoker().isPresent()) {
      log.warning(
          "Callers without a token of ours may "
              + credentials.invoker().get().roles().stream()
                  .map(Role::word)
                  .sorted()
                  .collect(Collectors.joining(", "))
              + ": Cloud Run must require authentication of them");
    } else if (credentials.tokens().isPresent()) {
      int size = credentials.tokens().get().get().size();
      log.info("Callers need one of " + size + " tokens" + orSession(credentials));
    } else if (configuration.runsInCloud() && credentials.sessions().isPresent()) {
      log.info("Callers need a session");
    } else if (configuration.runsInCloud()) {
      log.warning(
          "No tokens are configured: all but public routes are refused; set ORCHARD_TOKENS");
    } else {
      log.warning(
          "No tokens are configured: only callers on this machine are served"
              + orSession(credentials));
    }
  }

  private static String orSession(Credentials credentials) {
    return credentials.sessions().isPresent() ? " or a session" : "";
  }

  private static ConfigurationException mistake(String text) {
    return new ConfigurationException(List.of(text));
  }
}
