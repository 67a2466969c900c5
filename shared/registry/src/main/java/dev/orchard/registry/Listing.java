package dev.orchard.registry;

import java.util.List;
import java.util.Objects;

/**
 * One page of organizations, models, versions or runs.
 *
 * @param nextPageToken for the {@link PageRequest} of the next page; empty when nothing follows
 */
public record Listing<T>(List<T> items, String nextPageToken) {

  public Listing {
    items = List.copyOf(items);
    Objects.requireNonNull(nextPageToken, "nextPageToken");
  }

  /** Whether a further page follows. */
  public boolean hasNext() {
    return !nextPageToken.isEmpty();
  }
}
