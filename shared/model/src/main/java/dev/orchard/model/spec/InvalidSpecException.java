package dev.orchard.model.spec;

import dev.orchard.model.InvalidInputException;
import dev.orchard.model.Violation;
import java.util.List;

/**
 * A spec with all its mistakes in the order of their lines; as violations their paths are {@code
 * file.yaml:12}.
 */
public final class InvalidSpecException extends InvalidInputException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // immutable lists of records are not sent over the wire
  private final List<SpecMistake> mistakes;

  public InvalidSpecException(List<SpecMistake> mistakes) {
    super(mistakes.stream().map(InvalidSpecException::violation).toList());
    this.mistakes = List.copyOf(mistakes);
  }

  public List<SpecMistake> mistakes() {
    return mistakes;
  }

  private static Violation violation(SpecMistake mistake) {
    String expected =
        mistake.path().isEmpty()
            ? mistake.expected()
            : mistake.path() + " to be " + mistake.expected();
    return new Violation(mistake.file() + ":" + mistake.line(), expected, mistake.found());
  }
}
