package dev.orchard.registry;

import java.io.IOException;

/** Storage has answered a read with something else than the object. */
final class GcsStatusException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  GcsStatusException(int status) {
    super("Storage answers " + status);
    this.status = status;
  }

  /** The HTTP status. */
  int status() {
    return status;
  }
}
