package dev.orchard.registry;

import java.util.List;
import java.util.Objects;

/**
 * One page of a listing of an object store.
 *
 * @param names keys or folder names, in order
 * @param nextPageToken opaque; empty when nothing follows
 */
public record Page(List<String> names, String nextPageToken) {

  public Page {
    names = List.copyOf(names);
    Objects.requireNonNull(nextPageToken, "nextPageToken");
  }

  /** Whether a further page follows. */
  public boolean hasNext() {
    return !nextPageToken.isEmpty();
  }
}
