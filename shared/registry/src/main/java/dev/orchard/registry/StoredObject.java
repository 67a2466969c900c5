package dev.orchard.registry;

import java.util.Objects;

/**
 * Bytes and the generation that they, and no others, were stored under.
 *
 * @param bytes the whole object; the caller's to keep, and not to be changed by anyone
 * @param generation positive
 */
@SuppressWarnings("ArrayRecordComponent") // Compared nowhere; copies of a forest would cost.
public record StoredObject(byte[] bytes, long generation) {

  public StoredObject {
    Objects.requireNonNull(bytes, "bytes");
    if (generation <= 0) {
      throw new IllegalArgumentException("A generation is positive: " + generation);
    }
  }
}
