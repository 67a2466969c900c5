package dev.orchard.web.access;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What lets callers in.
 *
 * @param tokens API tokens; empty if none are configured
 * @param sessions signed session tokens; empty if no key is configured
 * @param invoker as whom a caller without either is served; empty unless Cloud Run itself lets only
 *     authenticated callers through
 */
public record Credentials(
    Optional<Supplier<Tokens>> tokens, Optional<Sessions> sessions, Optional<Caller> invoker) {
  /** Nothing is configured. */
  public static final Credentials NONE =
      new Credentials(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * Who presents this bearer token; empty if it is none that we know.
   *
   * @throws UnauthorizedException if it is meant for us and does not hold, rather than that its
   *     bearer is served as somebody else
   */
  public Optional<Caller> caller(String bearer) {
    Optional<Caller> known = tokens.flatMap(list -> list.get().caller(bearer));
    if (known.isPresent()) {
      return known;
    }
    Optional<Session> session = sessions.flatMap(each -> each.verify(bearer));
    if (session.isEmpty() && invoker.isPresent() && isMeantForUs(bearer)) {
      throw new UnauthorizedException("This token is not known", true);
    }
    return session.map(Session::caller);
  }

  private static boolean isMeantForUs(String bearer) {
    return NewToken.isOne(bearer) || CompactToken.parse(bearer).isPresent();
  }
}
