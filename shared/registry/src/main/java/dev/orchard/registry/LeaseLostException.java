package dev.orchard.registry;

import dev.orchard.model.OrchardException;
import dev.orchard.model.RunId;

/** A lease that somebody else has taken over, so that its former holder may change nothing. */
public final class LeaseLostException extends OrchardException {
  private static final long serialVersionUID = 1L;

  LeaseLostException(RunId run) {
    super("Run " + run + " was silent for too long, and another took its place");
  }
}
