package dev.orchard.web.access;

import dev.orchard.model.OrganizationId;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who makes a request and what that one may do.
 *
 * @param name the name of the token, for logs and for the history of a model; never the token
 * @param roles what it may do
 * @param everyOrganization whether it may act for all organizations
 * @param organizations for whom it may act otherwise
 */
public record Caller(
    String name, Set<Role> roles, boolean everyOrganization, Set<OrganizationId> organizations) {
  /** Someone on this very machine, when no tokens are configured: may do everything. */
  public static final Caller LOCAL = new Caller("local", EnumSet.allOf(Role.class), true, Set.of());

  /** Nobody in particular, on a route that is open to all. */
  public static final Caller ANONYMOUS =
      new Caller("anonymous", EnumSet.of(Role.PUBLIC), false, Set.of());

  public Caller {
    roles = Set.copyOf(roles);
    organizations = Set.copyOf(organizations);
  }

  public boolean may(Role role) {
    return role == Role.PUBLIC || roles.contains(role);
  }

  /** Whether this caller may act for that organization. */
  public boolean mayActFor(OrganizationId organization) {
    return everyOrganization || organizations.contains(organization);
  }

  /**
   * Lets a caller with the role pass.
   *
   * @throws ForbiddenException for any other
   */
  public void requireRole(Role role) {
    if (!may(role)) {
      throw new ForbiddenException("This token does not have the role \"" + role.word() + "\"");
    }
  }

  /**
   * Lets a caller that may act for the organization pass.
   *
   * @throws ForbiddenException for any other
   */
  public void requireOrganization(OrganizationId organization) {
    if (!mayActFor(organization)) {
      throw new ForbiddenException(
          "This token may not act for the organization \"" + organization.value() + "\"");
    }
  }

  /**
   * Lets a caller that may act for all organizations pass.
   *
   * @throws ForbiddenException for any other
   */
  public void requireEveryOrganization() {
    if (!everyOrganization) {
      throw new ForbiddenException(
          "This tells of all organizations, and this token may not act for all");
    }
  }
}
