package dev.orchard.web.access;

import dev.orchard.model.OrchardException;

/** The caller is known and may not do this. */
public final class ForbiddenException extends OrchardException {
  private static final long serialVersionUID = 1L;

  public ForbiddenException(String message) {
    super(message);
  }
}
