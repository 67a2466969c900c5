package dev.orchard.model;

/** Something was asked for by name and is not there. */
public final class NotFoundException extends OrchardException {
  private static final long serialVersionUID = 1L;

  /** What was asked for. */
  public enum Kind {
    ORGANIZATION("organization"),
    MODEL("model"),
    VERSION("version"),
    ALIAS("alias"),
    RUN("run");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  private final Kind kind;
  private final String name;

  public NotFoundException(Kind kind, String name) {
    super("There is no " + kind.word() + " \"" + Violation.shorten(name) + "\"");
    this.kind = kind;
    this.name = name;
  }

  public Kind kind() {
    return kind;
  }

  public String name() {
    return name;
  }
}
