package dev.orchard.web;

import dev.orchard.model.OrchardException;

/** The body has a type or an encoding that this route does not take. */
final class UnsupportedMediaTypeException extends OrchardException {
  private static final long serialVersionUID = 1L;

  UnsupportedMediaTypeException(String message) {
    super(message);
  }
}
