package dev.orchard.functions.session;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.OrganizationId;
import dev.orchard.model.Violation;
import dev.orchard.model.Violations;
import dev.orchard.model.json.Json;
import dev.orchard.model.json.JsonLimits;
import dev.orchard.model.json.JsonObjectReader;
import dev.orchard.web.access.Role;
import dev.orchard.web.access.Session;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who wants a session, and for what.
 *
 * @param organization empty for the one that the caller has, or else the default
 * @param roles empty for all that can be had
 */
record SessionRequest(String user, Optional<OrganizationId> organization, Set<Role> roles) {
  private static final String EXPECTED_ROLES =
      "one or more of "
          + Session.GRANTABLE.stream().map(Role::word).sorted().collect(Collectors.joining(", "));

  /**
   * Reads a request.
   *
   * @throws dev.orchard.model.MalformedInputException if it is no JSON object
   * @throws InvalidInputException with everything that does not fit
   */
  static SessionRequest read(byte[] body) {
    Violations violations = new Violations();
    JsonObjectReader reader =
        new JsonObjectReader(Json.parseObject(body, JsonLimits.DEFAULT), "$", violations);
    Optional<String> user = reader.optionalString("user");
    if (user.isEmpty() ? violations.isEmpty() : !Session.isUser(user.get())) {
      violations.add(
          reader.pathOf("user"),
          "the user's id, " + Session.userRule(),
          user.map(text -> "\"" + Violation.shorten(text) + "\"").orElse("nothing"));
    }
    Optional<OrganizationId> organization = organization(reader);
    Set<Role> roles = reader.optionalValue("roles").isPresent() ? roles(reader) : Set.of();
    reader.refuseUnknown();
    violations.throwIfAny();
    return new SessionRequest(user.orElseThrow(), organization, roles);
  }

  private static Optional<OrganizationId> organization(JsonObjectReader reader) {
    try {
      return reader.optionalString("org_id").map(OrganizationId::new);
    } catch (InvalidInputException e) {
      for (Violation violation : e.violations()) {
        reader.violations().add(reader.pathOf("org_id"), violation.expected(), violation.actual());
      }
      return Optional.empty();
    }
  }

  private static Set<Role> roles(JsonObjectReader reader) {
    Violations violations = reader.violations();
    String path = reader.pathOf("roles");
    int before = violations.count();
    List<String> words = reader.requireStrings("roles");
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (int i = 0; i < words.size(); i++) {
      Optional<Role> role = Role.grantable(words.get(i)).filter(Session.GRANTABLE::contains);
      role.ifPresent(roles::add);
      if (role.isEmpty()) {
        violations.add(
            path + "[" + i + "]", EXPECTED_ROLES, "\"" + Violation.shorten(words.get(i)) + "\"");
      }
    }
    if (words.isEmpty() && violations.count() == before) {
      violations.add(path, EXPECTED_ROLES, "an empty array");
    }
    return roles;
  }
}
