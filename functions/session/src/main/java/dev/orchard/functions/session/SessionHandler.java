package dev.orchard.functions.session;

import dev.orchard.model.ConflictException;
import dev.orchard.model.InvalidInputException;
import dev.orchard.model.OrganizationId;
import dev.orchard.web.Exchange;
import dev.orchard.web.Handler;
import dev.orchard.web.access.Caller;
import dev.orchard.web.access.ForbiddenException;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.Session;
import dev.orchard.web.access.Sessions;
import dev.orchard.web.observation.JsonLog;
import dev.orchard.web.observation.Severity;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Opens a session for a user whom the caller vouches for, with nothing that the caller has not.
 * Every session that is opened goes to the log; the token goes to the caller and nowhere else.
 */
final class SessionHandler implements Handler {
  /** The part of a session after which its holder should ask for the next. */
  private static final double RENEWED_AFTER = 0.8;

  private final Optional<Sessions> sessions;
  private final Duration length;
  private final OrganizationId defaultOrganization;
  private final Clock clock;
  private final JsonLog log;

  /**
   * @param sessions empty if no key is configured
   * @param length of every session, in whole seconds
   */
  SessionHandler(
      Optional<Sessions> sessions,
      Duration length,
      OrganizationId defaultOrganization,
      Clock clock,
      JsonLog log) {
    this.sessions = sessions;
    this.length = length;
    this.defaultOrganization = defaultOrganization;
    this.clock = clock;
    this.log = log;
  }

  @Override
  public void handle(Exchange exchange) throws IOException {
    SessionRequest request = SessionRequest.read(exchange.body());
    Caller caller = exchange.caller();
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Session session =
        new Session(
            request.user(),
            caller.name(),
            organization(request, caller),
            roles(request, caller),
            now,
            now.plus(length));
    String token =
        sessions
            .orElseThrow(
                () ->
                    new ConflictException(
                        "Sessions cannot be signed here: ORCHARD_SESSION_KEYS holds no key"))
            .sign(session);
    record(session);
    exchange.tag("organization", session.organization().value());
    exchange.responseHeader("Cache-Control", "no-store");
    respond(exchange, session, token);
  }

  /** The one asked for, or the only one that the caller has, or the default. */
  private OrganizationId organization(SessionRequest request, Caller caller) {
    Set<OrganizationId> own = caller.organizations();
    boolean single = !caller.everyOrganization() && own.size() == 1;
    OrganizationId organization =
        request
            .organization()
            .orElseGet(() -> single ? own.iterator().next() : defaultOrganization);
    if (request.organization().isEmpty() && !caller.mayActFor(organization)) {
      throw InvalidInputException.of(
          "$.org_id", "one of the organizations of this token, as it has several", "nothing");
    }
    caller.requireOrganization(organization);
    return organization;
  }

  private static Set<Role> roles(SessionRequest request, Caller caller) {
    if (!request.roles().isEmpty()) {
      request.roles().forEach(caller::requireRole);
      return request.roles();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    Session.GRANTABLE.stream().filter(caller::may).forEach(roles::add);
    if (roles.isEmpty()) {
      throw new ForbiddenException("This token has no role that a session could have");
    }
    return roles;
  }

  private void record(Session session) {
    log.event(Severity.INFO)
        .message("session opened for " + session.token() + "/" + session.user())
        .field("audit", "session_opened")
        .field("who", session.token())
        .field("user", session.user())
        .field("expires_at", session.expiresAt().toString())
        .labels(
            Map.of(
                "action",
                "session_opened",
                "organization",
                session.organization().value(),
                "roles",
                String.join(",", words(session))))
        .write();
  }

  private void respond(Exchange exchange, Session session, String token) throws IOException {
    long renewal = Math.round(length.toSeconds() * RENEWED_AFTER);
    exchange.respondJson(
        200,
        output ->
            output
                .beginObject()
                .member("token", token)
                .member("token_type", "Bearer")
                .member("expires_at", session.expiresAt().toString())
                .member("renew_after", session.issuedAt().plusSeconds(renewal).toString())
                .member("expires_in", length.toSeconds())
                .member("org_id", session.organization().value())
                .stringsMember("roles", words(session))
                .member("user", session.user())
                .endObject());
  }

  private static List<String> words(Session session) {
    return session.roles().stream().map(Role::word).sorted().toList();
  }
}
