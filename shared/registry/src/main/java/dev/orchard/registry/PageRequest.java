package dev.orchard.registry;

import java.util.Objects;

/**
 * Which page of a listing is wanted.
 *
 * @param token what the page before named as its next; empty for the first
 * @param limit how many items at most, 1 to 1,000
 */
public record PageRequest(String token, int limit) {

  /** As many as one page can have, from the start. */
  public static final PageRequest FIRST = new PageRequest("", ObjectStore.MAXIMUM_PAGE);

  public PageRequest {
    Objects.requireNonNull(token, "token");
    if (limit < 1 || limit > ObjectStore.MAXIMUM_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + ObjectStore.MAXIMUM_PAGE + " items");
    }
  }

  /** The first page of so many. */
  public static PageRequest first(int limit) {
    return new PageRequest("", limit);
  }
}
