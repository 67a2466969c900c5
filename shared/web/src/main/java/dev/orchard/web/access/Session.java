package dev.orchard.web.access;

import dev.orchard.model.OrganizationId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a session lets one user do, for how long, and by whose token it was opened.
 *
 * @param user the user's id where the session was opened, such as in Looker
 * @param token the name of the API token that vouches for the user
 * @param organization the only one it is for
 * @param roles neither none nor {@code session}, so that no session opens another
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds
 */
public record Session(
    String user,
    String token,
    OrganizationId organization,
    Set<Role> roles,
    Instant issuedAt,
    Instant expiresAt) {
  /** What a session can let do at most. */
  public static final Set<Role> GRANTABLE =
      Set.copyOf(EnumSet.of(Role.PREDICT, Role.READ, Role.TRAIN, Role.RELEASE));

  public Session {
    if (!isUser(user) || !PlainName.fits(token)) {
      throw new IllegalArgumentException("A name has " + PlainName.RULE);
    }
    if (roles.isEmpty() || !GRANTABLE.containsAll(roles)) {
      throw new IllegalArgumentException("A session has one or more of " + GRANTABLE);
    }
    roles = Set.copyOf(roles);
  }

  /** Whether this can be the id of a user. */
  public static boolean isUser(String text) {
    return PlainName.fits(text);
  }

  /** What a user's id is, as a phrase for messages. */
  public static String userRule() {
    return PlainName.RULE;
  }

  /**
   * Who calls. The name holds token and user, and no token is named like it, so that logs,
   * histories and rate limits tell users apart.
   */
  Caller caller() {
    return new Caller(token + "/" + user, roles, false, Set.of(organization));
  }
}
