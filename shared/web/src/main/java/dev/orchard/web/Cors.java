package dev.orchard.web;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which web pages may read our answers (the Fetch standard's CORS protocol). Credentials of the
 * browser are never asked for, since tokens are sent by name; so {@code *} is safe.
 */
final class Cors {
  /** Two hours, the most Chromium keeps. */
  private static final String PREFLIGHT_SECONDS = "7200";

  private static final String REQUEST_HEADERS =
      "Authorization, Content-Type, Content-Encoding, X-Request-Id, traceparent";

  private final boolean any;
  private final Set<String> allowed;

  Cors(List<String> origins) {
    this.any = origins.contains("*");
    this.allowed = new HashSet<>(origins);
  }

  boolean allows(String origin) {
    return any || allowed.contains(origin) || allowed.contains(origin.toLowerCase(Locale.ROOT));
  }

  /** The headers every answer has, be it a success or a problem. */
  void mark(String origin, Reply reply) {
    if (any) {
      if (origin != null) {
        reply.lastingHeader("Access-Control-Allow-Origin", "*");
        reply.lastingHeader("Access-Control-Expose-Headers", "*");
      }
    } else if (!allowed.isEmpty()) {
      // Always, also for callers without an origin: a cache must not give them another's answer.
      reply.lastingHeader("Vary", "Origin");
      if (origin != null && allows(origin)) {
        reply.lastingHeader("Access-Control-Allow-Origin", origin);
        reply.lastingHeader("Access-Control-Expose-Headers", "*");
      }
    }
  }

  /** The further headers of an answer to a preflight. */
  void markPreflight(String origin, String methods, Reply reply) {
    if (origin != null && allows(origin)) {
      reply.header("Access-Control-Allow-Methods", methods);
      reply.header("Access-Control-Allow-Headers", REQUEST_HEADERS);
      reply.header("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    }
  }
}
