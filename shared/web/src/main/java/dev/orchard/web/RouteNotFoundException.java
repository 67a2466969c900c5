package dev.orchard.web;

import dev.orchard.model.OrchardException;

/** No route has this path, or none has it with this method. */
final class RouteNotFoundException extends OrchardException {
  private static final long serialVersionUID = 1L;

  private final String allowed;

  private RouteNotFoundException(String message, String allowed) {
    super(message);
    this.allowed = allowed;
  }

  static RouteNotFoundException path() {
    return new RouteNotFoundException("There is nothing at this path", "");
  }

  static RouteNotFoundException method(String allowed) {
    return new RouteNotFoundException("This path answers " + allowed, allowed);
  }

  /** The methods the path has, or empty if there is no such path. */
  String allowed() {
    return allowed;
  }
}
