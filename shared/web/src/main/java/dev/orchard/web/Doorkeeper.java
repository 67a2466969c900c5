package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import dev.orchard.web.access.Address;
import dev.orchard.web.access.Caller;
import dev.orchard.web.access.Credentials;
import dev.orchard.web.access.ForbiddenException;
import dev.orchard.web.access.RateLimiter;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.UnauthorizedException;
import java.util.List;
import java.util.Optional;

/**
 * Decides who is served.
 *
 * <p>With tokens configured, everything but public routes needs one of them, or a session, with the
 * route's role.
 *
 * <p>Where Cloud Run itself has authenticated the caller and a variable says so, one without a
 * token of ours is served as the invoker; the identity token that Cloud Run passes on is none of
 * ours.
 *
 * <p>With neither configured, only callers on this very machine are served, which holds if all of
 * this does: we do not run on Cloud Run; the connection itself comes from a loopback address, as
 * the host's socket says, not a header; no proxy has passed the request on, since a proxy on this
 * machine makes everyone look local; the Host header names this machine, which a page that has
 * bound its own name to 127.0.0.1 (DNS rebinding) cannot bring about; and a web page that asks is
 * one of ours or of the allow-list, since any page in the user's browser sits on this machine too.
 * What cannot be known counts as no.
 */
final class Doorkeeper {
  private static final List<String> PROXY_HEADERS =
      List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP");

  private static final String BEARER = "Bearer ";

  private final Credentials credentials;
  private final RateLimiter limiter;
  private final boolean runsInCloud;
  private final int trustedProxies;
  private final Cors cors;

  Doorkeeper(WebSettings settings, Cors cors) {
    this.credentials = settings.credentials();
    this.limiter = settings.tokenLimiter();
    this.runsInCloud = settings.runsInCloud();
    this.trustedProxies = settings.trustedProxies();
    this.cors = cors;
  }

  /**
   * The caller, if it has the role and does not ask too often.
   *
   * @throws UnauthorizedException if it is not known
   * @throws ForbiddenException if it is, and has not
   * @throws dev.orchard.web.access.RateLimitedException if it has, and does; callers on the same
   *     machine do not
   */
  Caller admit(HttpRequest request, RequestHeaders headers, Role role) {
    if (role == Role.PUBLIC) {
      return Caller.ANONYMOUS;
    }
    Optional<Caller> known = known(headers);
    Caller caller = known.orElseGet(() -> local(request, headers));
    caller.requireRole(role);
    if (known.isPresent()) {
      limiter.acquire("token", caller.name());
    }
    return caller;
  }

  /** Empty if who calls must be told by other means than tokens. */
  private Optional<Caller> known(RequestHeaders headers) {
    List<String> values = headers.all("Authorization");
    boolean bears =
        values.size() == 1 && values.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length());
    Optional<Caller> known =
        bears
            ? credentials.caller(values.get(0).substring(BEARER.length()).strip())
            : Optional.empty();
    if (known.isPresent()) {
      return known;
    }
    if (credentials.invoker().isEmpty() && credentials.tokens().isPresent()) {
      throw unknown(bears);
    }
    return credentials.invoker();
  }

  private static UnauthorizedException unknown(boolean tokenPresented) {
    return new UnauthorizedException(
        tokenPresented ? "This token is not known" : "Send one token: \"Authorization: Bearer …\"",
        tokenPresented);
  }

  private Caller local(HttpRequest request, RequestHeaders headers) {
    boolean local =
        !runsInCloud
            && Peer.address(request).map(Address::isLoopback).orElse(false)
            && PROXY_HEADERS.stream().noneMatch(headers::has)
            && namesThisMachine(headers.all("Host"));
    if (!local) {
      throw new UnauthorizedException(
          "No tokens are configured, so only callers on the same machine are served", false);
    }
    String origin = headers.first("Origin");
    if (origin != null && !isSameOrigin(origin, headers.first("Host")) && !cors.allows(origin)) {
      throw new ForbiddenException(
          "Pages of this origin may not call; see ORCHARD_ALLOWED_ORIGINS");
    }
    return Caller.LOCAL;
  }

  private static boolean isSameOrigin(String origin, String host) {
    return origin.equalsIgnoreCase("http://" + host) || origin.equalsIgnoreCase("https://" + host);
  }

  /** Exactly one Host, and it is localhost or a loopback address, with or without a port. */
  private static boolean namesThisMachine(List<String> hosts) {
    if (hosts.size() != 1) {
      return false;
    }
    String host = hosts.get(0);
    if (host.startsWith("[")) {
      int end = host.indexOf(']');
      return end > 0
          && isPort(host.substring(end + 1))
          && Address.isLoopback(host.substring(1, end));
    }
    int colon = host.indexOf(':');
    String name = colon < 0 ? host : host.substring(0, colon);
    boolean local = name.equalsIgnoreCase("localhost") || Address.isLoopback(name);
    return local && (colon < 0 || isPort(host.substring(colon)));
  }

  private static boolean isPort(String text) {
    return text.isEmpty()
        || (text.startsWith(":") && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
  }

  /**
   * The address whose rate is limited: the one our outermost proxy has seen, or else the peer's.
   * Entries of X-Forwarded-For further to the front are whatever the client wrote.
   */
  Optional<String> address(HttpRequest request, RequestHeaders headers) {
    if (trustedProxies > 0) {
      List<String> values = headers.all("X-Forwarded-For");
      if (!values.isEmpty()) {
        return Optional.of(fromEnd(String.join(",", values), trustedProxies));
      }
    }
    return Peer.address(request);
  }

  private static String fromEnd(String list, int position) {
    int end = list.length();
    int comma = list.lastIndexOf(',');
    for (int i = 1; i < position && comma >= 0; i++) {
      end = comma;
      comma = list.lastIndexOf(',', end - 1);
    }
    return list.substring(comma + 1, end).strip();
  }
}
