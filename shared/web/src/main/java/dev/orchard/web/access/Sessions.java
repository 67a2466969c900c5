package dev.orchard.web.access;

import dev.orchard.model.OrchardException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonObject;
import dev.orchard.model.json.JsonObjectReader;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Signs sessions, and knows again those that were signed with one of the keys, whose time it is and
 * that nobody has touched. Nothing is stored: a session ends by itself, or with its key. Safe for
 * use by several threads.
 */
public final class Sessions {
  /** No session is longer, whatever its own claims say. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** How far the clocks of two instances may be apart. */
  static final Duration SKEW = Duration.ofSeconds(30);

  /** Seconds of RFC 3339's last year, so that no claim is beyond {@link Instant}. */
  private static final long LAST_SECOND = 253_402_300_799L;

  private static final String ISSUER = "orchard";

  private final Supplier<SigningKeys> keys;
  private final Clock clock;

  public Sessions(Supplier<SigningKeys> keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * The token of a session, to be handed to its user and to nobody else.
   *
   * @throws IllegalArgumentException if it would be longer than {@link #LONGEST}
   */
  public String sign(Session session) {
    if (!isSensible(session)) {
      throw new IllegalArgumentException("A session lasts from now on and up to " + LONGEST);
    }
    return CompactToken.write(
        keys.get().signing(),
        Json.write(
            claims -> {
              claims
                  .beginObject()
                  .member("iss", ISSUER)
                  .member("sub", session.user())
                  .member("token", session.token())
                  .member("org_id", session.organization().value())
                  .stringsMember("roles", words(session.roles()))
                  .member("iat", session.issuedAt().getEpochSecond())
                  .member("exp", session.expiresAt().getEpochSecond())
                  .endObject();
            }));
  }

  /**
   * The session of a token; empty if the token is not one of sessions at all.
   *
   * @throws UnauthorizedException if it is one, and not signed by any of the keys, altered, before
   *     its time or after it
   */
  Optional<Session> verify(String token) {
    return CompactToken.parse(token).map(this::verified);
  }

  private Session verified(CompactToken token) {
    SigningKey key = keys.get().find(token.keyId()).orElseThrow(Sessions::unknown);
    byte[] signature = CompactToken.decode(token.signature()).orElseThrow(Sessions::unknown);
    // Takes the same time wherever the two differ.
    if (!MessageDigest.isEqual(key.sign(token.signed()), signature)) {
      throw unknown();
    }
    Session session =
        CompactToken.object(token.payload()).flatMap(Sessions::read).orElseThrow(Sessions::unknown);
    Instant now = clock.instant();
    if (!isSensible(session) || session.issuedAt().isAfter(now.plus(SKEW))) {
      throw unknown();
    }
    if (!now.isBefore(session.expiresAt().plus(SKEW))) {
      throw new UnauthorizedException("This session has ended; open another", true);
    }
    return session;
  }

  private static boolean isSensible(Session session) {
    Duration length = Duration.between(session.issuedAt(), session.expiresAt());
    return length.compareTo(Duration.ZERO) > 0 && length.compareTo(LONGEST) <= 0;
  }

  private static UnauthorizedException unknown() {
    return new UnauthorizedException("This session is not known", true);
  }

  /** Claims we do not know might restrict a session, so they are refused. */
  private static Optional<Session> read(JsonObject claims) {
    Violations violations = new Violations();
    JsonObjectReader reader = new JsonObjectReader(claims, "$", violations);
    String issuer = reader.requireString("iss");
    String user = reader.requireString("sub");
    String token = reader.requireString("token");
    String organization = reader.requireString("org_id");
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String word : reader.requireStrings("roles")) {
      Role.grantable(word)
          .ifPresentOrElse(roles::add, () -> violations.add("$.roles", "roles", "another word"));
    }
    Instant issuedAt = second(reader, "iat");
    Instant expiresAt = second(reader, "exp");
    reader.refuseUnknown();
    if (!violations.isEmpty() || !issuer.equals(ISSUER)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Session(user, token, new OrganizationId(organization), roles, issuedAt, expiresAt));
    } catch (OrchardException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Instant second(JsonObjectReader reader, String name) {
    long seconds = reader.requireLong(name);
    if (seconds < 0 || seconds > LAST_SECOND) {
      reader.violations().add(reader.pathOf(name), "seconds since 1970", "another number");
      return Instant.EPOCH;
    }
    return Instant.ofEpochSecond(seconds);
  }

  private static Set<String> words(Set<Role> roles) {
    return roles.stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new));
  }
}
