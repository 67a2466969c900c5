package dev.orchard.web;

import dev.orchard.web.access.InvalidTokensException;
import dev.orchard.web.access.RateLimiter;
import dev.orchard.web.access.TokenFile;
import dev.orchard.web.access.Tokens;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.configuration.ConfigurationException;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Metrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the functions of one process share: limits, tokens, log and metrics.
 *
 * @param tokens who may call; empty if none are configured, and then only callers on the same
 *     machine are served
 * @param runsInCloud whether no caller can be on the same machine
 * @param trustedProxies how many entries at the end of X-Forwarded-For are written by ours
 * @param ticker nanoseconds of a monotonic clock
 */
public record WebSettings(
    long maxBodyBytes,
    Duration requestTimeout,
    List<String> allowedOrigins,
    Optional<Supplier<Tokens>> tokens,
    boolean runsInCloud,
    RateLimiter tokenLimiter,
    RateLimiter addressLimiter,
    int trustedProxies,
    JsonLog log,
    Metrics metrics,
    LongSupplier ticker) {
  private static final Duration TOKEN_RELOAD = Duration.ofSeconds(30);

  public WebSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /**
   * The settings that a configuration asks for. Says in the log who will be served.
   *
   * @throws ConfigurationException if the tokens cannot be used
   */
  public static WebSettings of(Configuration configuration, JsonLog log, Metrics metrics) {
    LongSupplier ticker = System::nanoTime;
    Optional<Supplier<Tokens>> tokens = tokens(configuration, log, ticker);
    announce(tokens, configuration.runsInCloud(), log);
    double burst = configuration.rateLimitBurstSeconds();
    double perToken = configuration.rateLimitPerToken();
    double perAddress = configuration.rateLimitPerAddress();
    return new WebSettings(
        configuration.maxBodyBytes(),
        configuration.requestTimeout(),
        configuration.allowedOrigins(),
        tokens,
        configuration.runsInCloud(),
        new RateLimiter(perToken, perToken * burst, ticker),
        new RateLimiter(perAddress, perAddress * burst, ticker),
        configuration.trustedProxies(),
        log,
        metrics,
        ticker);
  }

  private static void announce(
      Optional<Supplier<Tokens>> tokens, boolean runsInCloud, JsonLog log) {
    if (tokens.isPresent()) {
      log.info("Callers need one of " + tokens.get().get().size() + " tokens");
    } else if (runsInCloud) {
      log.warning(
          "No tokens are configured: all but public routes are refused; set ORCHARD_TOKENS");
    } else {
      log.warning("No tokens are configured: only callers on this machine are served");
    }
  }

  private static Optional<Supplier<Tokens>> tokens(
      Configuration configuration, JsonLog log, LongSupplier ticker) {
    if (configuration.tokens().isPresent() && configuration.tokensFile().isPresent()) {
      throw mistake("ORCHARD_TOKENS: set either this or ORCHARD_TOKENS_FILE");
    }
    try {
      if (configuration.tokens().isPresent()) {
        Tokens tokens = Tokens.parse(configuration.tokens().get());
        return Optional.of(() -> tokens);
      }
      return configuration.tokensFile().map(file -> tokenFile(file, log, ticker));
    } catch (InvalidTokensException e) {
      throw new ConfigurationException(
          e.mistakes().stream().map(mistake -> "tokens: " + mistake).toList());
    }
  }

  private static Supplier<Tokens> tokenFile(Path file, JsonLog log, LongSupplier ticker) {
    try {
      return new TokenFile(
          file,
          TOKEN_RELOAD,
          ticker,
          task -> {
            Thread thread = new Thread(task, "token-reload");
            thread.setDaemon(true);
            thread.start();
          },
          e -> log.warning("The token file could not be read again; the last good list stays", e));
    } catch (IOException e) {
      throw mistake("ORCHARD_TOKENS_FILE: expected a readable file, found \"" + file + "\"");
    }
  }

  private static ConfigurationException mistake(String text) {
    return new ConfigurationException(List.of(text));
  }
}
