package dev.orchard.web;

import dev.orchard.web.access.Credentials;
import dev.orchard.web.access.RateLimiter;
import dev.orchard.web.configuration.Configuration;
import dev.orchard.web.configuration.ConfigurationException;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Metrics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the functions of one process share: limits, tokens, log and metrics.
 *
 * @param credentials what lets callers in; if it is nothing, only callers on the same machine are
 *     served
 * @param runsInCloud whether no caller can be on the same machine
 * @param trustedProxies how many entries at the end of X-Forwarded-For are written by ours
 * @param ticker nanoseconds of a monotonic clock
 */
public record WebSettings(
    long maxBodyBytes,
    Duration requestTimeout,
    List<String> allowedOrigins,
    Credentials credentials,
    boolean runsInCloud,
    RateLimiter tokenLimiter,
    RateLimiter addressLimiter,
    int trustedProxies,
    JsonLog log,
    Metrics metrics,
    LongSupplier ticker) {
  public WebSettings {
    allowedOrigins = List.copyOf(allowedOrigins);
  }

  /**
   * The settings that a configuration asks for. Says in the log who will be served.
   *
   * @param clock when sessions begin and end
   * @throws ConfigurationException if tokens, keys or roles cannot be used
   */
  public static WebSettings of(
      Configuration configuration, JsonLog log, Metrics metrics, Clock clock) {
    LongSupplier ticker = System::nanoTime;
    Credentials credentials = new CredentialsReader(configuration, log, ticker, clock).read();
    double burst = configuration.rateLimitBurstSeconds();
    double perToken = configuration.rateLimitPerToken();
    double perAddress = configuration.rateLimitPerAddress();
    return new WebSettings(
        configuration.maxBodyBytes(),
        configuration.requestTimeout(),
        configuration.allowedOrigins(),
        credentials,
        configuration.runsInCloud(),
        new RateLimiter(perToken, perToken * burst, ticker),
        new RateLimiter(perAddress, perAddress * burst, ticker),
        configuration.trustedProxies(),
        log,
        metrics,
        ticker);
  }
}
