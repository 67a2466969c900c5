package dev.orchard.registry;

import dev.orchard.model.OrchardException;

/** The object is not at the generation that the writer expected: someone else was first. */
public final class PreconditionFailedException extends OrchardException {
  private static final long serialVersionUID = 1L;

  public PreconditionFailedException() {
    super("Someone else changed the same object first");
  }
}
