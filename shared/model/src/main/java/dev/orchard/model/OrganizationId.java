package dev.orchard.model;

/**
 * An organization (tenant, {@code org_id}): 1 to 63 of a-z, 0-9, - and _. Anything else is an
 * {@link InvalidInputException}.
 */
public record OrganizationId(String value) implements Comparable<OrganizationId> {
  /** Whom a request is for when it names nobody. */
  public static final OrganizationId DEFAULT = new OrganizationId("default");

  public OrganizationId {
    Name.require("org_id", value);
  }

  @Override
  public int compareTo(OrganizationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
