package dev.orchard.web.access;

import dev.orchard.model.OrchardException;

/** The caller is not known: no token, or one that is not ours. */
public final class UnauthorizedException extends OrchardException {
  private static final long serialVersionUID = 1L;

  private final boolean tokenPresented;

  public UnauthorizedException(String message, boolean tokenPresented) {
    super(message);
    this.tokenPresented = tokenPresented;
  }

  /** Whether a token came at all; RFC 6750 names an error only then. */
  public boolean tokenPresented() {
    return tokenPresented;
  }
}
