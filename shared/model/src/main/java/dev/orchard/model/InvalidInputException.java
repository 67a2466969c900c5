package dev.orchard.model;

import java.util.List;

/**
 * The input was parsed but does not fit: every misfit is listed, up to {@link Violations#LIMIT}.
 */
public class InvalidInputException extends OrchardException {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // immutable lists of records are not sent over the wire
  private final List<Violation> violations;

  private final int omitted;

  public InvalidInputException(List<Violation> violations) {
    this(violations, 0);
  }

  /**
   * Lists the misfits.
   *
   * @param omitted how many further violations were found but not kept
   */
  public InvalidInputException(List<Violation> violations, int omitted) {
    super(summary(violations, omitted));
    this.violations = List.copyOf(violations);
    this.omitted = omitted;
  }

  /** One misfit. */
  public static InvalidInputException of(String path, String expected, String actual) {
    return new InvalidInputException(List.of(new Violation(path, expected, actual)));
  }

  public final List<Violation> violations() {
    return violations;
  }

  /** How many violations were found beyond those listed. */
  public final int omitted() {
    return omitted;
  }

  private static String summary(List<Violation> violations, int omitted) {
    if (violations.isEmpty()) {
      return "The input does not fit";
    }
    int others = violations.size() - 1 + omitted;
    String first = violations.get(0).toString();
    return others == 0 ? first : first + " (and " + others + " more)";
  }
}
