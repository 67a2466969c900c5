package dev.orchard.web;

import com.google.cloud.functions.HttpRequest;
import dev.orchard.web.access.Address;
import dev.orchard.web.access.Caller;
import dev.orchard.web.access.ForbiddenException;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.Tokens;
import dev.orchard.web.access.UnauthorizedException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides who is served.
 *
 * <p>With tokens configured, everything but public routes needs one of them with the route's role.
 *
 * <p>With none configured, only callers on this very machine are served, which holds if all of this
 * does: we do not run on Cloud Run; the connection itself comes from a loopback address, as the
 * host's socket says, not a header; no proxy has passed the request on, since a proxy on this
 * machine makes everyone look local; the Host header names this machine, which a page that has
 * bound its own name to 127.0.0.1 (DNS rebinding) cannot bring about; and a web page that asks is
 * one of ours or of the allow-list, since any page in the user's browser sits on this machine too.
 * What cannot be known counts as no.
 */
final class Doorkeeper {
  private static final List<String> PROXY_HEADERS =
      List.of("X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "Via", "X-Real-IP");

  private final Optional<Supplier<Tokens>> tokens;
  private final boolean runsInCloud;
  private final int trustedProxies;
  private final Cors cors;

  Doorkeeper(WebSettings settings, Cors cors) {
    this.tokens = settings.tokens();
    this.runsInCloud = settings.runsInCloud();
    this.trustedProxies = settings.trustedProxies();
    this.cors = cors;
  }

  /**
   * The caller, if it has the role.
   *
   * @throws UnauthorizedException if it is not known
   * @throws ForbiddenException if it is, and has not
   */
  Caller admit(HttpRequest request, RequestHeaders headers, Role role) {
    if (role == Role.PUBLIC) {
      return Caller.ANONYMOUS;
    }
    Caller caller =
        tokens.isPresent() ? known(tokens.get().get(), headers) : local(request, headers);
    caller.requireRole(role);
    return caller;
  }

  private static Caller known(Tokens tokens, RequestHeaders headers) {
    List<String> values = headers.all("Authorization");
    if (values.size() != 1) {
      throw new UnauthorizedException("Send one token: \"Authorization: Bearer …\"", false);
    }
    String value = values.get(0);
    if (!value.regionMatches(true, 0, "Bearer ", 0, 7)) {
      throw new UnauthorizedException("Send a token: \"Authorization: Bearer …\"", false);
    }
    return tokens
        .caller(value.substring(7).strip())
        .orElseThrow(() -> new UnauthorizedException("This token is not known", true));
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
