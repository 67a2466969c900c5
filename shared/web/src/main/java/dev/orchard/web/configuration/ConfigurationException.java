package dev.orchard.web.configuration;

import java.util.List;

/** The configuration cannot be used; all that is wrong with it is listed. */
public final class ConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // an immutable list of strings
  private final List<String> mistakes;

  public ConfigurationException(List<String> mistakes) {
    super("The configuration cannot be used:\n  " + String.join("\n  ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /** One line each, beginning with the name of the variable. */
  public List<String> mistakes() {
    return mistakes;
  }
}
