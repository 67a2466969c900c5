package dev.orchard.web.access;

import java.util.List;

/**
 * The list of tokens or of signing keys cannot be used. Tells lines and what was expected, never a
 * hash or a key.
 */
public final class InvalidLinesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> mistakes;

  InvalidLinesException(List<String> mistakes) {
    super(String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  public List<String> mistakes() {
    return mistakes;
  }
}
